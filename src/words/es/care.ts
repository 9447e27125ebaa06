import type { Same } from '../same.ts'
import type * as en from '../en/care.ts'

const modules = (n: number) => `${n} ${n === 1 ? 'módulo' : 'módulos'}`

export const nudges: Same<typeof en.nudges> = {
  reason: {
    'asked-for-call': () => 'Pidió una llamada',
    'invitation-not-used': () => 'Invitación sin usar',
    'no-progress': (days) => (days === 7 ? 'Sin avance en una semana' : `Sin avance en ${days} días`),
    'quiz-needs-help': () => 'Ayuda con el cuestionario',
    'date-near': () => 'La fecha está cerca',
    'missed-workshops': (times) => (times === 2 ? 'Faltó a dos talleres' : `Faltó a ${times} talleres`),
  },
  fact: {
    'asked-for-call': (name, day) => `${name} la pidió el ${day}.`,
    'invitation-not-used': (name, day) => `${name} recibió la hoja el ${day} y no se ha unido.`,
    'last-progress': (name, day) => `El último avance de ${name} fue el ${day}.`,
    'not-begun': (name, day) => `El curso de ${name} se abrió el ${day}. Todavía no empieza.`,
    'quiz-needs-help': (name, course, module) => `A ${name} le serviría ayuda con el cuestionario del curso ${course}, módulo ${module}.`,
    'date-near': (name, day, left) => `A ${name} le faltan ${modules(left)}. La fecha es el ${day}.`,
    'date-passed': (name, day, left) => `A ${name} le faltan ${modules(left)}. La fecha era el ${day}.`,
    'missed-workshops': (name, day, times) => `${name} no estuvo en los últimos ${times} talleres. El último fue el ${day}.`,
  },
  more: (n) => `Y ${n} ${n === 1 ? 'motivo' : 'motivos'} más.`,
  rest: 'Descansar 7 días',
  rested: (reason, label, day) => `«${reason}» descansa para ${label} hasta el ${day}.`,
  undo: 'Deshacer',
  woken: 'Está deshecho. El motivo cuenta otra vez.',
  call: 'Anotar una llamada',
  search: 'Buscar una familia o una persona',
  find: 'Buscar',
  found: (n) => (n === 1 ? '1 familia encontrada.' : `${n} familias encontradas.`),
  foundFirst: (n, shown) => `${n} familias encontradas. Aquí están las primeras ${shown}. Escriba más para encontrar menos.`,
  none: 'Ninguna familia coincide con estas palabras.',
  clear: 'Quitar el filtro',
  covering: (until) => `Usted la cubre hasta el ${until}.`,
}

export const calls: Same<typeof en.calls> = {
  title: 'Llamadas',
  what: (n) => (n === 1 ? '1 llamada por hacer. Un toque la anota.' : `${n} llamadas por hacer. Un toque anota una llamada.`),
  nobody: 'Ahora no hay a quién llamar. Para anotar otra llamada, abra la familia.',
  voicemail: 'No deje mensajes de voz. Diga quién es solo a la persona por la que preguntó.',
  phone: 'Teléfono',
  noPhone: 'No está marcado como seguro',
  last: (day, outcome) => `Última llamada: ${day}, ${outcome}.`,
  outcome: { 'reached': 'Contestó', 'not-reached': 'No contestó' },
  outcomeWas: { 'reached': 'contestó', 'not-reached': 'no contestó' },
  suits: { morning: 'Le queda bien por la mañana.', afternoon: 'Le queda bien por la tarde.', evening: 'Le queda bien por la noche.' },
  withNote: 'Agregar una nota o una fecha',
  byCode: 'Entró con código',
  logged: (outcome) => `La llamada está anotada: ${outcome}.`,
  newTitle: 'Anotar una llamada',
  newHeading: (label) => `Una llamada: ${label}`,
  noPeople: 'Aquí todavía no hay a quién llamar.',
  who: '¿A quién llamó?',
  about: '¿De qué se trató?',
  aboutEmpty: 'Elija una opción',
  reasons: {
    'asked-for-call': 'Pidió una llamada', 'invitation-not-used': 'Invitación sin usar', 'no-progress': 'Sin avance últimamente',
    'quiz-needs-help': 'Ayuda con el cuestionario', 'date-near': 'La fecha está cerca', 'missed-workshops': 'Faltó a talleres', 'other': 'Otra cosa',
  },
  how: '¿Qué pasó?',
  nextOn: 'Llamar otra vez el',
  nextHint: 'El motivo descansa hasta ese día. Sin fecha descansa 7 días.',
  note: 'Nota',
  noteHint: 'Hasta 500 letras. El equipo de la familia puede leerla. Nunca el nombre de la persona en tratamiento.',
  save: 'Anotar la llamada',
  back: 'Todas las llamadas',
  faults: {
    'past-date': 'Elija un día después de hoy.', 'too-far': 'Elija un día de los próximos 60 días.',
    'changed-meanwhile': 'Esta llamada ya se anotó. Vea primero la lista.',
  },
}

export const cover: Same<typeof en.cover> = {
  title: 'Cubrir a un colega',
  what: 'Busque la familia por su nombre en la lista. La ve por 24 horas. Queda anotado, y su equipo ve quién y por qué.',
  label: 'Apodo o código de la familia',
  labelHint: 'Dos letras o más.',
  find: 'Buscar',
  none: 'Ninguna familia de un colega se llama así.',
  which: '¿Cuál familia?',
  why: '¿Por qué la cubre?',
  reasons: {
    'colleague-away': 'Un colega no está', 'colleague-asked': 'Un colega me lo pidió',
    'family-called': 'La familia llamó a la clínica', 'workshop': 'Doy su taller',
  },
  start: 'Cubrir por 24 horas',
  yours: 'Usted ya atiende a esta familia.',
  used: 'Este formulario ya se envió. Busque la familia otra vez.',
  back: 'Todas las familias',
  link: 'Cubrir a un colega',
}

export const tasks: Same<typeof en.tasks> = {
  undelivered: 'Un mensaje no llegó',
  undeliveredLine: (label, day) => `${label}. No llegó el ${day}. Imprímalo o dígaselo.`,
  covers: 'Un colega le cubre',
  coverLine: (name, until) => `${name} ve a esta familia hasta el ${until}.`,
}

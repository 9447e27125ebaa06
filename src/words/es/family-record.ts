import type { Same } from '../same.ts'
import type * as en from '../en/family-record.ts'

const back = 'Volver a la familia'
const sentBefore = 'Esta página ya se envió. Mire primero cómo está.'

export const familyPerson: Same<typeof en.familyPerson> = {
  joinedOn: (day) => `Se unió el ${day}.`,
  paused: 'En pausa',
  modules: (finished, of, passed) =>
    `${finished} de ${of} módulos terminados. ${passed} ${passed === 1 ? 'cuestionario pasado' : 'cuestionarios pasados'}.`,
  state: {
    planned: (day) => `Se abre el ${day}.`, open: () => 'Abierto.', started: () => 'Empezado.', complete: () => 'Terminado.',
    paused: () => 'En pausa.', withdrawn: () => 'Retirado.', closed: () => 'Cerrado.',
  },
  needsHelp: (n) => (n === 1 ? 'Necesita ayuda con 1 cuestionario.' : `Necesita ayuda con ${n} cuestionarios.`),
  workshops: (came, of, last) => `Vino a ${came} de ${of} ${of === 1 ? 'taller' : 'talleres'}.${last === null ? '' : ` El último: ${last}.`}`,
  noWorkshops: 'Todavía no hay talleres contados.',
  courses: 'Cursos y módulos',
  days: 'Día por día',
  day: {
    finished: (course, module, title) => `Terminó el curso ${course}, módulo ${module}: ${title}`,
    how: { paper: 'en papel', phone: 'por teléfono', together: 'leído en compañía' },
    workshop: {
      'present': 'Vino al taller', 'late': 'Llegó tarde al taller', 'left-early': 'Salió antes del taller',
      'by-phone': 'Estuvo en el taller por teléfono', 'absent': 'No estuvo en el taller',
    },
  },
  nudge: 'Enviar un recordatorio',
  call: 'Anotar una llamada',
  more: (name) => `Más para ${name}`,
  unlock: 'Abrir un módulo',
  outside: 'Papel o teléfono',
  readAloud: 'Leer el permiso en voz alta',
}

export const familyPage: Same<typeof en.familyPage> = {
  pages: 'Sobre esta familia',
  notes: 'Notas',
  summary: 'Resumen',
  disclosures: 'Qué se dijo y a quién',
  pace: 'Ritmo',
  apart: 'Separar a dos personas',
  calls: 'Llamadas',
  callWith: (day, name) => `${day}: ${name}`,
  callAbout: (day) => `${day}: la familia`,
  outcome: { 'reached': 'Contestó', 'not-reached': 'No contestó' },
  nextCall: (day) => `Próxima llamada: ${day}.`,
  callNote: 'Nota',
  by: (name) => `La hizo ${name}.`,
}

export const staffNotes: Same<typeof en.staffNotes> = {
  title: 'Notas',
  heading: (label) => `Notas: ${label}`,
  who: 'Solo las lee el equipo de esta familia. Nadie de la familia las lee nunca.',
  text: 'Nota nueva',
  hint: 'Hasta 2,000 caracteres. Escriba lo que el equipo tiene que saber.',
  save: 'Agregar la nota',
  saved: 'La nota quedó agregada.',
  none: 'Todavía no hay notas.',
  list: 'Todas las notas',
  by: (name, day) => `${name}, ${day}`,
  removed: 'Esta nota se quitó.',
  remove: 'Quitar mi nota',
  removeHint: 'Puede quitar una nota suya durante 24 horas.',
  faults: {
    'changed-meanwhile': sentBefore,
    'not-removable': 'Esta nota ya no se puede quitar.',
  },
  back,
}

export const apart: Same<typeof en.apart> = {
  title: 'Separar',
  heading: 'Separar a dos personas',
  what: [
    'Desde la próxima página, ninguna aparece para la otra.',
    'Las copias que se compartieron ya no se pueden abrir.',
    'No se avisa a nadie. No se borra nada.',
    'Puede deshacerlo aquí. Entonces cada una vuelve a ver lo que la otra quiso mostrar.',
  ],
  limit: 'Sirve para personas que ya se unieron. Todavía pueden encontrarse en los talleres.',
  who: '¿Cuáles dos personas?',
  two: 'Elija dos personas.',
  save: 'Separarlas',
  needsTwo: 'Aquí no hay dos personas que ya se unieron.',
  now: 'Separadas ahora',
  pair: (one, other) => `${one} y ${other}`,
  again: 'Volver a mostrarlas',
  sentBefore,
  back,
}

export const readAloud: Same<typeof en.readAloud> = {
  title: 'Permiso para leer en voz alta',
  screen: 'Léalo a la persona que firmó, o imprímalo para ella. Nombra al familiar y dice qué se puede decir.',
  over: 'Este permiso terminó. Ya no entregue esta página.',
  back,
  heading: (recipient) => `Qué podemos decir a ${recipient}`,
  intro: (clinic, recipient, day) => `El ${day} usted firmó un papel. Con él, ${clinic} puede decir a ${recipient} algunas cosas sobre usted.`,
  may: (recipient) => `Podemos decir a ${recipient}:`,
  scopes: {
    enrolment: 'que usted participa', attendance: 'cuándo estuvo aquí', progress: 'un resumen de su avance',
    discharge: 'el día en que cambia de nivel o termina', safety: 'preocupaciones de seguridad', tests: 'los resultados de sus pruebas',
    medicines: 'sus medicinas',
  },
  onlyThat: 'Nada más.',
  why: (purpose) => `Para qué: ${purpose}.`,
  until: (day) => `Termina después del ${day}. Usted no tiene que hacer nada.`,
  withdraw: 'Puede retirarlo en cualquier momento. Dígalo a cualquier persona de la clínica. No necesita dar razones. Su atención sigue igual.',
  atOnce: 'Desde ese momento no decimos nada más. Lo que ya se dijo no se puede retirar.',
  learningTitle: (recipient) => `Qué vemos de ${recipient}`,
  learning: (recipient) => `Si ${recipient} acepta, vemos:`,
  sees: ['que se unió', 'cuántos módulos terminó', 'qué cuestionarios pasó', 'a qué talleres vino', 'el último día en que avanzó'],
  never: 'Nunca vemos sus respuestas ni lo que escribe, a menos que lo comparta. También puede parar esto en cualquier momento.',
  questions: (phone) => `¿Preguntas? Llame al ${phone}.`,
  private: 'Esto es privado. Por favor, no lo comparta.',
}

export const familyDisclosures: Same<typeof en.familyDisclosures> = {
  title: 'Qué se dijo',
  heading: (label) => `Qué se dijo: ${label}`,
  intro: 'Cada vez que se dijo algo sobre esta familia en los últimos tres años, lo más nuevo primero.',
  none: 'Todavía no se dijo nada.',
  columns: { on: 'Día', what: 'Qué', toWhom: 'A quién', consent: 'Permiso', notice: 'Aviso', by: 'Quién' },
  what: { 'invitation': 'Hoja de invitación', 'summary': 'Resumen para el expediente de la clínica', 'report': 'Informe de avance y asistencia' },
  consent: (recipient, day) => `${recipient}, firmado el ${day}`,
  notice: (version) => `Versión ${version}`,
  printed: (day) => `Hasta el ${day}.`,
  back,
}

export const familySummary: Same<typeof en.familySummary> = {
  title: 'Resumen',
  heading: (label) => `Resumen: ${label}`,
  what: 'Un texto corto para el expediente. Tiene cuentas y días. No tiene respuestas, notas ni nada privado.',
  counts: 'Queda anotado que usted lo hace.',
  make: 'Hacer el resumen',
  text: 'El resumen',
  copyHint: 'Cópielo todo o imprima esta página.',
  copy: 'Copiar',
  copied: 'Copiado.',
  sentBefore: 'Esta página ya se envió. Haga el resumen otra vez.',
  back,
  line: {
    title: (label, day) => `Resumen de educación familiar, ${label}, ${day}`,
    nobody: 'Nadie de esta familia comparte ahora su avance con la clínica.',
    modules: (finished, of) => `Módulos terminados: ${finished} de ${of}.`,
    noCourse: 'Módulos: todavía no tiene curso.',
    quizzes: (n) => `Cuestionarios pasados: ${n}.`,
    workshops: (came, of) => `Talleres: vino a ${came} de ${of}.`,
    calls: 'Llamadas:',
    noCalls: 'Llamadas: ninguna.',
    call: (day, outcome) => `${day}, ${outcome}`,
    outcome: { 'reached': 'contestó', 'not-reached': 'no contestó' },
    last: (day) => `Último avance: ${day}.`,
    noProgress: 'Último avance: todavía ninguno.',
    by: (name) => `Preparado por ${name}.`,
  },
}

export const nudge: Same<typeof en.nudge> = {
  title: 'Recordatorio',
  heading: (name) => `Un recordatorio para ${name}`,
  exactly: (name) => `${name} recibe exactamente esto:`,
  neutral: 'No nombra a nadie y no dice nada de la clínica ni de un curso. Sale uno por semana, como máximo.',
  way: {
    email: (name) => `Sale por correo, a la dirección que solo lee ${name}.`,
    phone: (name) => `Sale por mensaje de texto, al teléfono que solo lee ${name}.`,
  },
  send: 'Enviarlo',
  sent: 'Va en camino. De noche espera a la mañana.',
  limit: (day) => `Hace poco salió un mensaje. Puede enviar el siguiente el ${day}.`,
  noSafeWay: 'No hay una manera segura de escribir. Mejor llame.',
  noSafeWhy: (name) => `${name} no tiene aquí una dirección que lea a solas.`,
  paused: (name) => `${name} está en pausa. Ahora no se envía nada.`,
  sentBefore,
  back,
}

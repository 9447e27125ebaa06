import type { Same } from '../same.ts'
import type * as en from '../en/pace.ts'

export const pause: Same<typeof en.pause> = {
  title: 'Pausar mi curso',
  row: 'Descanse un tiempo. No hace falta una razón.',
  what: 'Usted puede descansar de su curso. No hace falta una razón. Las fechas y los avisos paran ya. Lo que terminó queda. Puede seguir leyendo todo.',
  staff: 'La clínica solo ve «En pausa».',
  pause: 'Pausar mi curso',
  isPaused: 'Su curso está en pausa.',
  goOnWhat: 'Cuando siga, sus fechas se mueven los días que descansó.',
  resting: 'Su curso está en pausa. Nada le espera.',
  goOn: 'Seguir con mi curso',
  first: 'Primero va otro módulo:',
  firstModule: (course, module, title) => `Curso ${course}, módulo ${module}: ${title}`,
  toFirst: 'Ir a ese módulo',
  marked: {
    paper: (by, day) => `${by} lo marcó como hecho en papel, ${day}.`,
    phone: (by, day) => `${by} lo marcó como hecho por teléfono, ${day}.`,
    together: (by, day) => `${by} lo marcó como leído juntos, ${day}.`,
  },
}

export const pace: Same<typeof en.pace> = {
  title: 'Ritmo',
  back: 'Volver a la familia',
  heading: (label) => `Ritmo de ${label}`,
  saved: 'Guardado. La familia lo ve en su próxima visita.',
  is: {
    'running': 'Esta familia sigue su camino.', 'paused': 'Esta familia está en pausa.',
    'stepped-down': 'Esta familia sigue con menos.', 'ended': 'Esta familia terminó el programa.',
  },
  same: 'Elija lo que elija, las personas solo leen: «Su plan cambió. Este es su próximo paso.» No dice nada de nadie más.',
  acts: {
    pause: { heading: 'Pausar', what: 'Las fechas y los avisos paran para toda esta familia. Todas las páginas quedan abiertas.', button: 'Pausar' },
    resume: { heading: 'Reanudar', what: 'Las fechas que siguen abiertas se mueven los días de la pausa.', button: 'Reanudar' },
    end: { heading: 'Terminar', what: 'Los cursos se cierran y pierden sus fechas. Todas las páginas se pueden leer. Lo terminado queda.', button: 'Terminar' },
    reopen: { heading: 'Abrir de nuevo', what: 'Los cursos quedan como estaban. Las fechas abiertas se mueven los días que pasaron.', button: 'Abrir de nuevo' },
  },
  stepDown: {
    heading: 'Seguir con menos',
    what: 'Elija qué queda. Lo demás sale de su plan. Lo que aprendieron queda.',
    keep: '¿Qué queda?',
    line: (name, course) => `${name}: ${course}`,
    modules: (finished, of) => `${finished} de ${of} módulos terminados`,
    opens: (day) => `Se abre el ${day}`,
    none: 'Ahora no hay cursos abiertos.',
    button: 'Seguir con menos',
  },
  consents: '¿Termina también un consentimiento?',
  endConsent: (name) => `Terminar el consentimiento para ${name}`,
  changedMeanwhile: 'Esto cambió mientras tanto. Mire la página como está ahora.',
}

export const unlock: Same<typeof en.unlock> = {
  title: 'Abrir un módulo',
  back: 'Volver a la familia',
  what: 'Algunos módulos esperan hasta que se termina otro. Usted puede abrir uno para una persona.',
  saved: 'Ya está abierto.',
  none: 'Ningún módulo espera.',
  module: (course, module, title) => `Curso ${course}, módulo ${module}: ${title}`,
  waits: (course, module) => `Espera al curso ${course}, módulo ${module}`,
  isOpen: 'Abierto',
  open: 'Abrir',
  openFor: (module, name) => `el módulo ${module} para ${name}`,
}

export const outside: Same<typeof en.outside> = {
  title: 'Papel o teléfono',
  back: 'Volver a la familia',
  what: 'Anote un módulo que alguien hizo sin pantalla. Cuenta como terminado. La persona ve que usted lo marcó.',
  person: '¿Quién lo hizo?',
  which: '¿Qué módulo?',
  choose: 'Elija un módulo',
  module: (course, module, title) => `${course}.${module} ${title}`,
  how: '¿Cómo?',
  hows: { paper: 'En papel', phone: 'Por teléfono', together: 'Leído juntos' },
  day: '¿Qué día?',
  record: 'Marcar como terminado',
  saved: 'Quedó marcado como terminado.',
  undone: 'Se deshizo.',
  lately: 'Marcados en los últimos 7 días',
  doneAs: (how, day) => `${how}, ${day}`,
  undo: 'Deshacer',
  faults: {
    'private-module': 'Este módulo es privado. Elija otro.',
    'complete-already': 'Esta persona ya terminó ese módulo.',
    'future-day': 'Elija hoy o un día anterior.',
    'too-long-ago': 'Elija un día del último año.',
    'too-late': 'Esto solo se puede deshacer durante 7 días.',
    'changed-meanwhile': 'Esta página ya se envió. Mire la página como está ahora.',
  },
}

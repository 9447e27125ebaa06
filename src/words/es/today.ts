import type { Same } from '../same.ts'
import type * as en from '../en/today.ts'

export const today: Same<typeof en.today> = {
  title: 'Hoy',
  hello: (name) => `Hola, ${name}`,
  eyebrow: (module) => `Módulo ${module}`,
  part: (part, of, minutes) => `Parte ${part} de ${of}. ${minutes === 1 ? 'Un minuto' : `Unos ${minutes} minutos`}. Guardamos su lugar.`,
  quizLeft: 'Ya leyó todas las partes. Sigue el cuestionario. Guardamos su lugar.',
  start: 'Empezar',
  goOn: 'Seguir',
  planned: (day) => `Para el ${day}. Poco a poco está bien.`,
  late: 'La fecha de este módulo ya pasó. No hay problema. Todavía puede hacerlo.',
  makeUp: {
    planned: (day) => `Un módulo corto trata lo mismo que el taller. Para el ${day}.`,
    late: 'Un módulo corto trata lo mismo que el taller. La fecha ya pasó. No hay problema.',
  },
  changed: 'Su plan cambió. Este es su próximo paso.',
  caughtUp: 'Ya está al día. Descansar también es ayudar.',
  readMore: 'Ver más en Aprender',
  nothingAssigned: 'Su clínica todavía no ha elegido un curso. Puede leer cualquier módulo en Aprender.',
  toLearn: 'Ir a Aprender',
  finished: (lit, total) => `Ha terminado ${lit} de ${total} módulos.`,
  house: 'Una casa con una ventana por cada módulo',
  helpTitle: 'Si no puede esperar',
  help: '¿Alguien está en peligro o necesita hablar ahora?',
  helpLink: 'Ayuda ahora',
  codeGiven: (day) => `El ${day} la clínica le dio un código para entrar. Si no fue usted, llame a la clínica.`,
}

export const family: Same<typeof en.family> = {
  title: 'Familia',
  intro: 'Cada quien decide qué comparte. Aquí nunca se muestran respuestas ni hojas.',
  you: 'Usted',
  youCounts: (done, of) => `Ha terminado ${done} de ${of} módulos.`,
  others: 'Sus familiares',
  joined: 'Ya se unió',
  counts: (done, of) => `${done} de ${of} módulos`,
  alone: 'Aquí no se muestra a nadie más.',
  seenTitle: 'Qué ven de usted sus familiares',
  seenNothing: 'Nada. Usted no aparece para ellos.',
  seenJoined: (name) => `${name}: Ya se unió`,
  seenCounts: (name, done, of) => `${name}: ${done} de ${of} módulos`,
  change: 'Cambiar lo que comparte',
}

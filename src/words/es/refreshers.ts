import type * as en from '../en/refreshers.ts'
import type { Same } from '../same.ts'

export const refreshers: Same<typeof en.refreshers> = {
  title: 'Repaso',
  about: (questions, module) =>
    `${questions === 1 ? 'Una pregunta' : 'Dos preguntas'} sobre el módulo ${module}. Un minuto. Puede ${questions === 1 ? 'saltarla' : 'saltarlas'}.`,
  eyebrow: (module, n, of) => (of === 1 ? `Módulo ${module}, una pregunta` : `Módulo ${module}, pregunta ${n} de ${of}`),
  start: 'Empezar',
  goOn: 'Seguir',
  continue: 'Continuar',
  next: 'Siguiente pregunta',
  finish: 'Listo por hoy',
  private: 'Solo usted puede ver sus respuestas. El personal solo ve totales de 11 personas o más.',
  privateWords: 'Solo usted puede ver lo que escribió.',
  skip: 'Saltar este repaso',
  yourAnswer: 'Su respuesta:',
  saved: 'Su respuesta está guardada.',
  mayReturn: 'Tal vez se la preguntemos otra vez otro día.',
  youWrote: 'Usted escribió:',
  noRight: 'Aquí no hay respuesta mala. Dígalo para usted o en voz alta. No se escribe nada.',
  empty: 'Hoy no hay nada.',
  when: 'A los 2, 7 y 21 días de terminar un módulo llegan dos preguntas cortas. Si no las contesta, no se juntan.',
  isOff: 'Los repasos están apagados.',
  off: 'Apagar los repasos',
  on: 'Encender los repasos',
  turnedOff: 'Los repasos quedan apagados. Puede encenderlos otra vez aquí o en Ajustes.',
  toToday: 'Ir a Hoy',
  settings: {
    title: 'Repasos',
    note: 'Preguntas cortas después de un módulo',
    refreshers: '¿Mostrarme repasos?',
    refreshersHint: 'Dos preguntas cortas a los 2, 7 y 21 días. Salen en Hoy, nunca en su teléfono ni en su correo.',
    tries: 'Preguntarme “¿Lo intentó?”',
    triesHint: 'Una vez, tres días después de terminar un módulo.',
    yes: 'Sí',
    no: 'No',
    save: 'Guardar',
    open: 'Ver si hay uno',
  },
}

export const tryIt: Same<typeof en.tryIt> = {
  heading: '¿Lo intentó?',
  about: (module) => `Usted terminó el módulo ${module} hace unos días. Solo usted puede ver su respuesta.`,
  look: 'Ver qué era',
  aboutWritten: (module) => `Hace unos días usted escribió unas palabras en el módulo ${module}. Solo usted puede ver su respuesta.`,
  lookWritten: 'Ver lo que escribió',
  yes: 'Sí',
  notYet: 'Todavía no',
  stop: 'No me pregunte esto',
  noted: 'Anotado. Solo usted puede verlo.',
}

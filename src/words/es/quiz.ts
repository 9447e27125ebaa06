import type { Same } from '../same.ts'
import type * as en from '../en/quiz.ts'

export const quiz: Same<typeof en.quiz> = {
  title: (module) => `Módulo ${module}, cuestionario`,
  questionTitle: (module, n) => `Módulo ${module}, pregunta ${n}`,
  eyebrow: (module) => `Módulo ${module}`,
  heading: 'Cuestionario',
  rule: (questions, needed) => `${questions} preguntas. Necesita ${needed}. Puede intentar cuantas veces quiera.`,
  saved: 'Cada respuesta se guarda cuando la da. Puede parar en cualquier momento.',
  start: 'Empezar',
  locked: 'El cuestionario se abre cuando haya pasado por todas las partes. Faltan estas:',
  goOn: 'Seguir',
  question: (n, of) => `Pregunta ${n} de ${of}`,
  continue: 'Continuar',
  next: 'Siguiente pregunta',
  toAnswers: 'Ver sus respuestas',
  savedNote: 'Su respuesta está guardada.',
  changed: 'Usted ya contestó esta pregunta. Esta es la respuesta guardada.',
  answersTitle: (module) => `Módulo ${module}, sus respuestas`,
  doneHeading: (right, of) => `Tiene ${right} de ${of}. Terminó este cuestionario.`,
  againHeading: (right, of, missed) => `Tiene ${right} de ${of}. Veamos ${numberWord(missed)} otra vez.`,
  again: (missed) => (missed === 1 ? 'Ver una pregunta otra vez' : `Ver ${numberWord(missed)} preguntas otra vez`),
  finish: 'Terminar',
  yourAnswer: 'Su respuesta:',
  critical: 'Esta puede salvar una vida. Por favor, léala una vez más.',
  backToQuiz: 'Volver al cuestionario',
}

function numberWord(n: number): string {
  return ['ninguna', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete'][n] ?? String(n)
}

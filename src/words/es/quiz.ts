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
  question: (n, of) => `Pregunta ${n} de ${of}`,
  questionAgain: (n, of) => `Otra vez: pregunta ${n} de ${of}`,
  howSure: '¿Cuánta seguridad tiene? (opcional)',
  sure: { sure: 'Mucha', fairly: 'Más o menos', guess: 'Adivino' },
  onlyYou: 'Solo usted puede ver esto.',
  guessedRight: 'Adivinó y acertó. Ahora ya sabe por qué.',
  sureNotYet: 'Usted sentía mucha seguridad. Qué bueno verlo aquí.',
  continue: 'Continuar',
  next: 'Siguiente pregunta',
  toAnswers: 'Ver sus respuestas',
  savedNote: 'Su respuesta está guardada.',
  changed: 'Esta pregunta cambió después de que usted la abrió. Su respuesta no se guardó. Por favor, conteste otra vez.',
  answersTitle: (module) => `Módulo ${module}, sus respuestas`,
  doneHeading: (right, of) => `Tiene ${right} de ${of}. Terminó este cuestionario.`,
  againHeading: (right, of, missed) => `Tiene ${right} de ${of}. Veamos ${numberWord(missed)} otra vez.`,
  again: (missed) => (missed === 1 ? 'Ver una pregunta otra vez' : `Ver ${numberWord(missed)} preguntas otra vez`),
  finish: 'Terminar',
  yourAnswer: 'Su respuesta:',
  critical: 'Esta puede salvar una vida. Por favor, léala una vez más.',
  somethingNew: 'Hay algo nuevo aquí. Usted ya terminó de todos modos.',
  lookAtNew: 'Ver lo nuevo',
}

function numberWord(n: number): string {
  return ['ninguna', 'una', 'dos', 'tres', 'cuatro', 'cinco', 'seis', 'siete'][n] ?? String(n)
}

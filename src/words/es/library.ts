import type { Same } from '../same.ts'
import type * as en from '../en/library.ts'

export const course: Same<typeof en.course> = {
  who: 'Para quién es',
  after: 'Después de este curso usted podrá',
  modules: 'Los módulos',
}

export const glossary: Same<typeof en.glossary> = {
  title: 'Palabras',
  heading: 'Palabras de estos cursos',
  intro: 'Palabras difíciles, dichas de manera sencilla.',
  explainedIn: 'Se explica en',
}

export const references: Same<typeof en.references> = {
  title: 'Fuentes',
  heading: 'De dónde viene esto',
  intro: (facts, sources) => `Estos cursos usan ${facts} datos de ${sources} fuentes.`,
  noneChecked: 'Un profesional de la clínica todavía no ha revisado los datos.',
  someChecked: (checked, of) => `Un profesional de la clínica ha revisado ${checked} de ${of} datos.`,
  allChecked: 'Un profesional de la clínica los ha revisado todos.',
  used: 'Se usa en',
  notYet: 'Un profesional de la clínica todavía no lo ha revisado',
  checked: (day) => `Revisado el ${day}`,
  counted: (checked, of) => `${checked} de ${of} datos revisados por un profesional de la clínica`,
}

export const handout: Same<typeof en.handout> = {
  title: (module) => `Módulo ${module} en papel`,
  about: 'El módulo completo en papel, con sus preguntas. No se registra nada.',
  part: (n, title) => `Parte ${n}. ${title}`,
  question: 'Para pensar',
  sources: 'De dónde viene esto',
  worksheet: (title) => `Hoja de trabajo: ${title}`,
  worksheetNote: 'Está en las últimas páginas.',
}

export const places: Same<typeof en.places> = {
  course: (n) => `curso ${n}`,
  module: (n) => `módulo ${n}`,
}

export const paper: Same<typeof en.paper> = {
  tickOne: 'Marque una.',
  tickMany: 'Marque todas las que correspondan.',
  number: 'Escriba 1, 2, 3 … junto a las letras.',
  title: (module) => `Módulo ${module}, cuestionario en papel`,
  about: 'Imprima esta página, entregue la primera parte y guarde las respuestas.',
  name: 'Nombre o clave',
  date: 'Fecha',
  keyHeading: 'Respuestas, para el personal',
  keyNote: (questions, needed) => `Se aprueba con ${needed} de ${questions}. Lo que faltó se puede preguntar otra vez, cuantas veces haga falta.`,
  right: (letters) => `Correcta: ${letters}`,
  rightOrder: (letters) => `Orden correcto: ${letters}`,
  alsoRight: (letters) => `También es correcto: ${letters}`,
  unsure: 'No lo sabe:',
  critical: 'Si falla esta, hablen de ella. Puede salvar una vida.',
}

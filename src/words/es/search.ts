import type { search as en } from '../en/search.ts'
import type { Same } from '../same.ts'

export const search: Same<typeof en> = {
  title: 'Buscar',
  label: '¿Qué busca?',
  hint: 'Una o dos palabras bastan. No las guardamos.',
  labelOnLearn: 'Busque una palabra',
  go: 'Buscar',
  found: (n) => (n === 1 ? 'Encontramos 1 cosa' : `Encontramos ${n} cosas`),
  inEnglish: 'Algunas todavía no están en español.',
  nothing: 'No encontramos nada',
  nothingNote: 'Pruebe otra palabra, o menos palabras. O empiece con uno de estos:',
  helpNow: 'Ayuda ahora',
  module: (n) => `Módulo ${n}`,
  part: (module, part) => `Módulo ${module}, parte ${part}`,
  worksheet: 'Hoja de trabajo',
  word: 'Una palabra explicada',
}

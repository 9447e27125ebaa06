import type { Same } from '../same.ts'
import type * as en from '../en/prose.ts'

export const prose: Same<typeof en.prose> = {
  labels: {
    example: 'Cómo puede verse',
    avoid: 'Ayuda menos',
    script: 'Palabras que puede usar',
  },
  theClinic: 'la clínica',
  askTheClinic: 'pregunte en la clínica',
  reflect: 'Solo para usted',
  reflectNote: 'Piénselo o escríbalo en papel. Para escribirlo aquí, entre con su cuenta.',
  worksheet: 'Hoja de trabajo',
  worksheetNote: 'Llénela aquí, o imprímala y escriba a mano.',
  worksheetKeepNote: 'Imprímala solo si es seguro guardarla en casa.',
  sources: 'De dónde viene esto',
  allSources: 'Todas las fuentes de estos cursos',
  checkedOn: (day) => `Lo revisó un profesional de la clínica el ${day}.`,
  notChecked: 'Todavía no lo ha revisado un profesional de la clínica.',
}

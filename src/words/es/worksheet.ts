import type { worksheet as english } from '../en/worksheet.ts'
import type { Same } from '../same.ts'

export const worksheet: Same<typeof english> = {
  safeToKeep: '¿Es seguro guardar esto en casa?',
  safeToKeepNote: 'Si no está seguro, no lo imprima. Esa también es una buena respuesta.',
  onlyPaper: 'Imprima la hoja y llénela a mano. Aquí no se guarda nada.',
  chooseOne: 'Elija una opción.',
  scale: (top) => `Encierre un número del 0 al ${top}.`,
}

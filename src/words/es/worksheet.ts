import type { worksheet as english } from '../en/worksheet.ts'
import type { Same } from '../same.ts'

export const worksheet: Same<typeof english> = {
  forLater: 'Esta hoja puede esperar. Ahora no hay nada que llenar. Por favor, hable primero con alguien de la línea de ayuda. También puede pedir que la clínica le llame.',
  safeToKeep: '¿Es seguro guardar esto en casa?',
  safeToKeepNote: 'Si no está seguro, no lo imprima. Esa también es una buena respuesta.',
  onlyPaper: 'Imprima la hoja y llénela a mano. Aquí no se guarda nada.',
  example: 'Cómo puede verse',
  exampleNote: 'La llenó una familia inventada.',
  blank: 'Su hoja',
  toExample: 'Imprimir el ejemplo',
  toBlank: 'Ir a la hoja en blanco',
  scaleAnswer: (number, top) => `${number} de ${top}`,
  chooseOne: 'Elija una opción.',
  scale: (top) => `Encierre un número del 0 al ${top}.`,
}

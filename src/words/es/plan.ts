import type { plan as english } from '../en/plan.ts'
import type { Same } from '../same.ts'

export const plan: Same<typeof english> = {
  title: 'Nuestro plan',
  onlyYou: 'Solo usted lo ve hasta que lo comparta.',
  intro: 'Aquí se juntan sus hojas de trabajo. Para cambiar una línea, cambie su hoja.',
  empty: 'Aquí todavía no hay nada. Cada parte muestra la hoja que la llena.',
  blank: 'Todavía nada',
  fill: (title) => `Llenar: ${title}`,
  change: (title) => `Cambiar: ${title}`,
  agreedOn: 'Lo acordamos el',
  reviewOn: 'Volver a verlo el',
  paper: 'En papel',
  print: 'Imprimir',
  file: 'Guardar en PDF',
  fileA4: 'Guardar en PDF en papel A4',
  fileLarge: 'Guardar en PDF con letra grande',
  share: 'Compartir',
  back: 'Volver al plan',
  large: 'Ver con letra grande',
  usual: 'Ver con letra normal',
  card: 'Tarjeta para la cartera',
  cut: 'Corte por la línea.',
  sections: {
    signs: 'Primeras señales y lo que ayuda', together: 'Lo que vamos a hacer', limits: 'Mis límites', home: 'Un hogar seguro', children: 'Para los niños',
    self: 'Para cuidarme', after: 'La atención que sigue', numbers: 'Teléfonos',
  },
  lines: {
    firstSigns: 'Primero: señales que conocemos', firstSteps: 'Primero: quién hace qué en 24 horas', wordsYes: 'Palabras que ayudan', wordsNo: 'Palabras que duelen',
    laterSteps: 'Después: si hubo consumo', emergency: 'Emergencia', notice: 'Va bien, y cómo mostramos que lo notamos',
    tell: 'Lo que acordamos compartir', ride: 'Nuestra regla para el carro, y quién maneja', meets: 'Quién recibe a la ambulancia',
    limit: 'Lo que voy a hacer', crossed: 'Si no se respeta', always: 'Siempre', alwaysOwn: 'Y también', locked: 'Medicinas bajo llave',
    naloxone: 'La naloxona está aquí', expires: 'Se vence el', safeAdult: 'Adulto de confianza', agreed: 'Acordamos', goals: 'Sueño, comida, movimiento',
    joy: 'Algo que me alegra', people: 'Personas con quienes puedo hablar', helpWhen: 'Voy a buscar ayuda para mí si',
    care: 'Citas, llamadas y grupos', refills: 'Medicinas: quién las renueva, cuándo', hardDates: 'Fechas difíciles, con un plan', address: 'Nuestra dirección',
  },
  firstStep: 'Primer paso',
}

import type { front as english } from '../en/front.ts'
import type { Same } from '../same.ts'

export const front: Same<typeof english> = {
  title: 'Bienvenida',
  heading: 'Unos minutos a la vez',
  lede: 'Lecturas cortas para familias. Es gratis. Usted decide qué comparte.',
  haveCode: 'Tengo un código',
  signIn: 'Entrar',
  read: 'Leer sin cuenta',
  readNote: 'No se registra nada mientras lee.',
  helpNow: 'Ayuda ahora',
  helpNote: '¿Alguien está en peligro o necesita hablar ahora?',
}

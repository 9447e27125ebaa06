import type { Same } from '../same.ts'
import type * as en from '../en/join-code.ts'

export const joinCode: Same<typeof en.joinCode> = {
  title: 'Código para entrar',
  what: 'Con este código cualquiera puede unirse. No une a nadie con una familia. No le dice a nadie quién está aquí.',
  none: 'Ahora no hay ningún código abierto.',
  code: 'El código',
  since: (day) => `Abierto desde el ${day}.`,
  link: 'Enlace',
  poster: 'Imprimir el cartel',
  open: 'Abrir un código',
  replace: 'Cambiarlo por uno nuevo',
  replaceHint: 'El código anterior y sus carteles ya no sirven.',
  close: 'Cerrarlo',
  closeHint: 'Entonces nadie puede unirse con él. Quienes ya se unieron se quedan.',
  whoSees: 'La administración dice quién ve a las personas que entran con código.',
  toList: 'Ver quién entró con código',
  posterTitle: 'Cartel',
  posterHeading: 'Cursos gratis para familias y amigos',
  posterWhat: 'Lea en casa, unos minutos a la vez. Usted decide qué comparte.',
  posterHow: (address) => `Apunte la cámara de su teléfono al cuadro. O vaya a ${address} y escriba el código.`,
  posterCode: 'Código',
  posterPhone: (number) => `¿Preguntas? Llame al ${number}.`,
  qr: 'Abre la página para unirse',
}

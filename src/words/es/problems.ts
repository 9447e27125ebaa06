import type { Problem } from '../../domain/problems.ts'

export const problems: Record<Problem, string> = {
  'not-understood': 'No pudimos leer esto. Elija o escríbalo otra vez.',
  'too-long': 'Es muy largo. Hágalo más corto.',
  'form-expired': 'Esta página estuvo abierta mucho tiempo. Envíela otra vez.',
  'empty': 'Llene este espacio.',
  'choose-one': 'Elija una opción.',
  'no-name': 'Escriba cómo quiere que le llamemos.',
  'no-sign-in-name': 'Escriba un correo, un teléfono o un nombre que usted elija.',
  'no-password': 'Escriba una contraseña.',
  'short-password': 'Use 15 letras o más. Tres o cuatro palabras funcionan bien.',
  'long-password': 'Esta contraseña es muy larga. Hágala más corta.',
  'common-password': 'Esta contraseña es fácil de adivinar. Elija otras palabras.',
  'no-code': 'Escriba el código de su hoja.',
  'wrong-date': 'Escriba un día, como 04/12/2026.',
  'past-date': 'Elija un día que todavía no pasó.',
}

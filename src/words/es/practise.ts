import type { practise as en } from '../en/practise.ts'
import type { Same } from '../same.ts'

export const practise: Same<typeof en> = {
  title: (module) => `Módulo ${module}, práctica`,
  eyebrow: (module) => `Módulo ${module}, práctica`,
  link: 'Practique qué decir',
  linkNote: 'Dos minutos. Solo usted lo ve.',
  heading: 'Practique la frase',
  headingSafer: 'Unas palabras para usted',
  label: '¿Qué diría usted? Escríbalo como lo diría en voz alta.',
  labelSafer: 'Escríbalo para usted. No tiene que decírselo a nadie.',
  save: 'Guardar y revisar',
  check: 'Revíselo usted',
  checkNote: 'Marque lo que hay en sus palabras. Arriba puede cambiarlas. Nadie pone nota.',
  later: 'En tres días Hoy le pregunta una vez si lo intentó. “Todavía no” también está bien.',
  laterSafer: 'En tres días Hoy pregunta a todos una vez si lo intentaron. No tiene que hacerlo. “Todavía no” también está bien.',
  afraid: 'No tiene que decir nada de esto. Si le tiene miedo a alguien en casa, déjelo aquí.',
}

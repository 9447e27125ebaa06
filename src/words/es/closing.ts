import type { closing as english } from '../en/closing.ts'
import type { Same } from '../same.ts'

export const closing: Same<typeof english> = {
  title: 'Cerrar este sitio',
  notes: { none: 'Nadie lo ha pedido', asked: 'Espera un segundo sí', waiting: 'Se cierra pronto', due: 'Ya se puede tomar el archivo', taken: 'El archivo ya se tomó' },
  intro: 'Cuando una clínica deja de usar este sitio, se lleva sus registros. Luego se borra todo. Antes, las familias deben llevarse lo suyo, en Ajustes. Ven el día en Hoy.',
  file: 'Qué hay en el archivo',
  fileLines: [
    'Familias, consentimientos, talleres y el registro de auditoría.',
    'Notas del personal, notas de llamadas y preguntas con sus respuestas. Quien tenga el archivo puede leerlas.',
    'Nada de lo que las personas aprendieron, contestaron o escribieron para sí. Solo ellas se lo pueden llevar.',
  ],
  now: 'Cómo va',
  alone: 'Usted es la única persona que administra. Desde su sí pasan 24 horas antes de poder tomar el archivo.',
  two: 'Otra persona que administra también debe decir que sí, con su propia entrada. Luego pasan 24 horas antes de poder tomar el archivo.',
  askedBy: (name, when) => `${name} lo pidió el ${when}.`,
  confirmedBy: (name) => `${name} también dijo que sí.`,
  waitForOther: 'Ahora otra persona que administra debe decir que sí, con su propia entrada. Después se avisa a las familias.',
  agree: 'Si usted también dice que sí, se avisa a las familias y empiezan 24 horas. Puede cancelarlo en cualquier momento.',
  waitUntil: (when) => `El archivo se puede tomar desde el ${when}. Hasta entonces puede cancelarlo, y después también.`,
  mayTake: 'Ya puede tomar el archivo. Queda anotado quién lo tomó. Vuelva a cargar esta página cuando lo tenga.',
  takenBy: (name, when) => `${name} tomó el archivo el ${when}. Ábralo y vea si está completo.`,
  erase: 'Para borrar todo, pida a quien cuida el servidor que lo pare y escriba esta línea. Escribe un último archivo y luego borra.',
  nameLabel: (name) => `Escriba el nombre de la clínica: ${name}`,
  password: 'Su contraseña, otra vez',
  buttons: { ask: 'Pedir que se cierre el sitio', confirm: 'Decir que sí al cierre', take: 'Tomar el archivo', stop: 'Cancelarlo' },
  refused: {
    'wrong-name': 'Este no es el nombre de la clínica, letra por letra.',
    'wrong-password': 'Esta no es su contraseña. Intente otra vez.',
    'asked-before': 'Alguien lo pidió antes que usted.',
    'not-asked': 'Ahora ningún cierre espera esto.',
    'yourself': 'Usted lo pidió. Otra persona que administra debe decir que sí.',
    'too-early': 'El archivo todavía no se puede tomar.',
  },
  tell: {
    member: (day) => `Este sitio se cierra el ${day}. Llévese sus datos antes de ese día.`,
    staff: (day) => `Este sitio se cierra el ${day}. Pida a sus familias que se lleven sus datos antes, en Ajustes.`,
  },
  tellNow: {
    member: 'Este sitio cierra en cualquier momento. Llévese sus datos.',
    staff: 'Este sitio cierra en cualquier momento. Diga a las familias con las que trabaja que se lleven sus datos, en Ajustes.',
  },
  take: 'Llevarme mis datos',
}

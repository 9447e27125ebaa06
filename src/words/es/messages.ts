import type * as english from '../en/messages.ts'
import type { Same } from '../same.ts'

export const reminders: Same<typeof english.reminders> = {
  title: 'Mensajes',
  note: 'Si podemos escribirle, y cuándo',
  question: '¿Es seguro escribirle?',
  no: 'No. No me escriba',
  yes: 'Sí. Solo yo leo mi correo',
  yesPhone: 'Sí. Solo yo leo mi correo o mi teléfono',
  address: 'Su correo electrónico',
  addressPhone: 'Su correo o su número de celular',
  addressHint: 'Primero enviamos ahí un mensaje corto. Hasta que usted lo confirme, no enviamos nada más.',
  remind: 'Mensajes que quiero',
  remindMe: 'Recuérdeme mi próxima parte',
  nextPart: '¿Le recordamos su próxima parte?',
  nextPartHint: 'Una vez por semana, como mucho. Se detiene después de dos mensajes si usted no entra.',
  workshops: '¿Le avisamos el día antes de un taller?',
  wanted: 'Sí',
  notWanted: 'No',
  weekday: '¿Qué día?',
  hour: '¿A qué hora?',
  save: 'Guardar',
  says: 'Un mensaje nunca dice por qué está usted aquí. Dice:',
  state: {
    waiting: (address) => `Escribimos a ${address}. Abra ese mensaje y confírmelo. Hasta entonces no enviamos nada más ahí.`,
    confirmed: (address) => `Podemos escribirle a ${address}.`,
    stopped: (address) => `Usted paró los recordatorios a ${address}. Guarde esta página con Sí para recibirlos otra vez.`,
  },
  code: 'Código del mensaje',
  codeHint: 'Escríbalo aquí, o abra el enlace del mensaje.',
  confirm: 'Confirmar',
  noMatch: 'No reconocemos este código, o es muy viejo. Revíselo, o guarde su correo otra vez para recibir uno nuevo.',
  stopAll: 'Parar todo',
  stopNote: 'Olvidamos su dirección y no le escribimos más.',
  faults: {
    'too-often': 'Hoy ya pidió tres confirmaciones. Intente otra vez mañana.',
  },
}

export const confirmed: Same<typeof english.confirmed> = {
  title: 'Su dirección',
  heading: '¿Es suya esta dirección?',
  question: 'Diga que sí solo si este correo o teléfono es suyo y solo usted lo lee.',
  yes: 'Sí, solo yo lo leo',
  no: 'Si no es suya, cierre esta página. No enviamos nada más.',
  done: 'Gracias. Su dirección está confirmada. Puede cerrar esta página.',
  ended: 'Este enlace ya no sirve. Puede pedir uno nuevo en Ajustes, en Mensajes.',
}

export const stopped: Same<typeof english.stopped> = {
  title: 'Mensajes',
  heading: '¿Parar los recordatorios?',
  what: 'Ya no le recordamos su próxima parte ni sus talleres.',
  stop: 'Parar los recordatorios',
  done: 'Los recordatorios están parados. Puede recibirlos otra vez en Ajustes, en Mensajes.',
}

export const handOver: Same<typeof english.handOver> = {
  title: 'Mensajes para entregar',
  about: 'Entréguelos en persona, o léalos por teléfono. Después márquelos como entregados.',
  withMail: 'Los demás mensajes se envían solos. Aquí están los que no llegaron o no se pueden enviar.',
  nothing: 'No hay nada para entregar.',
  kinds: {
    'next-part': 'Próxima parte', nudge: 'Recordatorio', workshop: 'Taller', 'workshop-changed': 'Cambio de taller',
    waiting: 'Algo espera', confirm: 'Confirmar una dirección', invitation: 'Invitación', 'staff-digest': 'Su lista',
  },
  line: (label, kind, day) => `${label}. ${kind}, ${day}.`,
  cameBack: 'No llegó: imprímalo.',
  byCode: 'Se unió con código',
  text: 'El texto exacto',
  link: 'Enlace',
  code: (code) => `Código: ${code}`,
  copy: 'Toque el cuadro, elija todo y cópielo.',
  print: 'Imprimir este mensaje',
  newSheet: 'Imprimir una nueva hoja de invitación',
  wiped: 'El enlace de este mensaje ya no existe. Pídale que guarde su dirección otra vez, en Ajustes, Mensajes.',
  waiting: (count) => (count === 1 ? 'Hay 1 mensaje.' : `Hay ${count} mensajes.`),
  given: 'Marcar como entregado',
  back: 'Todos los mensajes',
  qr: 'Abre la página de este mensaje',
}

export const sendSheet: Same<typeof english.sendSheet> = {
  send: (address) => `Enviarla a ${address}`,
  sendNote: 'Esto envía un enlace por correo y nada más. Una hoja hecha antes deja de servir.',
  sent: 'La invitación va en camino. Si no llega, lo verá en Mensajes.',
}

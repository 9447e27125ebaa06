import type { mail as english } from '../en/mail.ts'
import type { Same } from '../same.ts'

/** What leaves Porchlight: subjects and whole texts, from this closed list alone. Nothing here names a person, a clinic or a course. */
export const mail: Same<typeof english> = {
  subjects: {
    'next-part': 'Su próxima parte está lista',
    nudge: 'Su próxima parte está lista',
    workshop: 'Su taller',
    'workshop-changed': 'Su taller',
    waiting: 'Tiene un mensaje',
    confirm: 'Confirme su dirección',
    security: 'Su acceso ha cambiado',
    invitation: 'Su invitación',
    'staff-digest': 'Su lista de hoy',
  },
  texts: {
    'next-part': (host) => `Porchlight: su próxima parte está lista. ${host}`,
    nudge: (host) => `Porchlight: su próxima parte está lista. ${host}`,
    workshop: (host) => `Porchlight: su taller es mañana. ${host}`,
    'workshop-changed': (host) => `Porchlight: su taller cambió. ${host}`,
    waiting: (host) => `Porchlight: tiene un mensaje. ${host}`,
    confirm: (host) => `Porchlight: ¿esta dirección es suya y solo usted la lee? Si es así, confírmela. ${host}`,
    security: (host) => `Porchlight: su acceso ha cambiado. ¿No fue usted? Llame a quienes le invitaron. ${host}`,
    invitation: (host) => `Porchlight: aquí está su invitación. ${host}`,
    'staff-digest': (host) => `Porchlight: su lista de hoy. ${host}`,
  },
  code: (code) => `Código: ${code}`,
  count: (count) => (count === 1 ? 'Hay 1 cosa para usted.' : `Hay ${count} cosas para usted.`),
  ignore: '¿No es usted? Puede dejar este mensaje así.',
  stop: (address) => `Dejar de recibir recordatorios: ${address}`,
}

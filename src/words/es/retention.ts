import type { retention as english } from '../en/retention.ts'
import type { Same } from '../same.ts'

export const retention: Same<typeof english> = {
  title: 'Cuánto tiempo se guarda',
  note: 'Lo que se quita solo y lo que sigue',
  intro: 'Porchlight quita esto por sí solo, una vez al día, de noche. Lo que se quita no se puede recuperar.',
  next: (day) => `Próxima vez: ${day}`,
  caption: 'Se quita solo',
  columns: { what: 'Qué', kept: 'Se guarda', rows: 'Se quita la próxima vez' },
  days: (n) => (n === 1 ? '1 día' : `${n} días`),
  classes: {
    'invitations': 'Invitaciones de familias que nadie usó, después de su fin',
    'staff-invitations': 'Invitaciones del personal que nadie usó, después de su fin',
    'messages': 'Mensajes enviados o entregados',
    'jobs': 'Trabajo terminado en segundo plano',
    'receipts': 'Marcas de formularios enviados',
  },
  quick: 'Se quita antes',
  quickLines: [
    'Entradas que terminaron: en menos de dos horas',
    'El texto de un mensaje: en cuanto se envía o se entrega',
    'Un archivo con los datos propios de una persona: después de 24 horas',
  ],
  stays: 'Se queda hasta que usted cierre la clínica',
  staysLines: ['Personas, familias y su avance', 'Consentimientos, divulgaciones y el registro de auditoría'],
}

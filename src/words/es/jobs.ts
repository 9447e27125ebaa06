import type { jobs as english } from '../en/jobs.ts'
import type { Same } from '../same.ts'

export const jobs: Same<typeof english> = {
  title: 'Trabajo en segundo plano',
  note: (n) => (n === 0 ? 'Todo va bien' : n === 1 ? '1 cosa le necesita' : `${n} cosas le necesitan`),
  intro: 'Porchlight hace este trabajo por sí solo. Usted solo tiene algo que hacer aquí cuando hace falta.',
  again: 'Se intentará otra vez ahora.',
  rested: 'Ya no está en la lista.',
  needsYou: 'Le necesita',
  nothing: 'Nada le necesita.',
  shownFirst: (n) => `Estas son las primeras ${n}. Verá más cuando estas ya no estén.`,
  line: (day, problem) => `Desde el ${day}. ${problem}`,
  tryAgain: 'Intentar otra vez',
  letRest: 'Dejarlo así',
  letRestHint: '«Dejarlo así» lo quita de esta lista. No se hará.',
  ownFileHint: 'La persona que no recibió su archivo puede pedirlo otra vez.',
  caption: 'Todo el trabajo, por tipo',
  empty: 'Todavía no hubo trabajo.',
  columns: { kind: 'Tipo', waiting: 'En espera', running: 'En marcha ahora', finished: 'Hecho en 24 horas', dead: 'Le necesita' },
  kinds: {
    'sweep-sign-ins': 'Borrar entradas antiguas',
    'remove-old': 'Quitar lo que ya se guardó bastante tiempo',
    'back-up': 'Hacer una copia de seguridad',
    'workshop-dates': 'Añadir fechas de talleres',
    'deliver-message': 'Enviar un mensaje',
    'plan-reminders': 'Ver a quién recordar',
    'plan-digest': 'Hacer la lista de la mañana',
    'clear-outbox': 'Quitar mensajes que nadie entregó',
    'own-file': 'Hacer el archivo propio de una persona',
  },
  problems: {
    error: 'Se detuvo con un error cada vez.',
    later: 'Tuvo que esperar cada vez.',
    stopped: 'Nunca llegó a su fin.',
  },
}

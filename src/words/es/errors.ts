import type { errors as english } from '../en/errors.ts'
import type { Same } from '../same.ts'

export const errors: Same<typeof english> = {
  request: (id) => `Si llama, diga este número de solicitud: ${id}.`,
  first: 'Ir a la primera página',
  notFound: {
    title: 'Página no encontrada',
    heading: 'No encontramos esta página.',
    advice: 'Revise la dirección o empiece otra vez desde la primera página.',
  },
  refused: {
    title: 'No se envió',
    heading: 'Esto no vino de nuestras páginas.',
    advice: 'No se guardó nada. Vuelva, abra la página otra vez e inténtelo de nuevo.',
  },
  broken: {
    title: 'No funciona',
    heading: 'Esta página no funciona ahora. Nada de lo que guardó se perdió.',
    advice: 'Espere un minuto e intente otra vez.',
  },
  updating: {
    title: 'Se está actualizando',
    heading: (name) => `${name} se está actualizando. Intente otra vez en unos minutos.`,
    advice: 'Nada de lo que guardó se perdió.',
  },
  notSetUp: {
    title: 'Todavía no está listo',
    heading: (name) => `${name} todavía no está listo.`,
    advice: 'Vuelva más tarde. Ayuda ahora ya funciona.',
    operator: 'Yo manejo este servidor',
  },
}

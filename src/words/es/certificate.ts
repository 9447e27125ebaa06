import type { Same } from '../same.ts'
import type * as en from '../en/certificate.ts'

export const certificate: Same<typeof en.certificate> = {
  title: 'Constancia',
  heading: 'Constancia',
  says: 'Esta constancia dice que',
  finished: 'terminó',
  course: (n) => `Educación familiar, curso ${n}`,
  modules: (n) => (n === 1 ? 'con 1 módulo' : `con sus ${n} módulos`),
  house: 'Una casa con luz en todas las ventanas',
  check: 'Para comprobar esta constancia, abra',
  offer: 'Su constancia',
  offerNote: 'Terminó todos los módulos de este curso.',
  get: 'Obtener su constancia',
  see: 'Ver su constancia',
  back: 'Volver al curso',
  name: 'Nombre en la constancia',
  nameHint: 'Cámbielo si quiere. No guardamos lo que escriba aquí.',
  show: 'Mostrar este nombre',
  file: 'Guardar como PDF',
  missing: 'El PDF no puede dibujar todas las letras de este nombre. Mejor imprima esta página.',
}

export const check: Same<typeof en.check> = {
  title: 'Comprobar un código',
  heading: 'Comprobar una constancia',
  valid: (month) => `Esta constancia es válida. Se emitió en ${month}.`,
  unknown: 'No reconocemos este código. Mire la constancia y escriba la dirección otra vez.',
  wait: 'Hubo demasiados códigos equivocados. Espere unos minutos y abra esta página otra vez.',
}

import type { frame as english } from '../en/frame.ts'
import type { Same } from '../same.ts'

export const frame: Same<typeof english> = {
  skip: 'Ir a la página',
  leave: 'Salir',
  bar: 'Parte de arriba',
  titleError: 'Error: ',
  partOf: (n, of) => `Parte ${n} de ${of}`,
  languages: { en: 'English', es: 'Español' },
  hub: { label: 'Páginas principales', today: 'Hoy', learn: 'Aprender', family: 'Familia' },
  foot: {
    label: 'Ayuda y privacidad',
    helpNow: 'Ayuda ahora',
    clinic: (phone) => `Clínica: ${phone}`,
    stayingPrivate: 'Mantener la privacidad',
  },
  staff: {
    label: 'Páginas del personal',
    menu: 'Su nombre',
    families: 'Familias',
    joinedByCode: 'Entraron con código',
    forYou: 'Para usted',
    clinic: 'Clínica',
    settings: 'Ajustes',
    signOut: 'Cerrar sesión',
  },
  idle: {
    soon: 'Su sesión se cierra en 2 minutos.',
    stay: 'Seguir aquí',
    stayed: 'Su sesión sigue abierta.',
    ended: 'Su sesión se cerró. Copie sus palabras antes de seguir.',
  },
  form: {
    problem: 'Hay un problema',
    error: 'Error:',
    optional: '(opcional)',
    showPassword: 'Mostrar contraseña',
    hidePassword: 'Ocultar contraseña',
    passwordShown: 'Su contraseña está a la vista.',
    passwordHidden: 'Su contraseña está oculta.',
    saving: 'Guardando…',
    moveUp: (item) => `Subir: ${item}`,
    moveDown: (item) => `Bajar: ${item}`,
  },
  print: {
    print: 'Imprimir',
    hint: 'Use el menú de su navegador para imprimir.',
  },
  safety: {
    label: 'Si no puede esperar',
    call: (number) => `Llame al ${number}`,
    danger: '¿Peligro o no respira?',
    suicide: '¿Piensa en el suicidio?',
    home: '¿No está a salvo en casa?',
    note: 'Esto es educación. Nadie lee sus respuestas en el momento.',
  },
}

import type { privacy as english } from '../en/privacy.ts'
import type { Same } from '../same.ts'

export const privacy: Same<typeof english> = {
  title: 'Mantener la privacidad',
  leave: {
    heading: 'Salir',
    weather: 'Toque Salir para cerrar esta página rápido. Abre una página del clima y cierra su sesión. No borra el historial de su teléfono.',
    other: 'Toque Salir para cerrar esta página rápido. Abre otra página y cierra su sesión. No borra el historial de su teléfono.',
    keyboard: 'Con teclado, presione la tecla Mayúsculas (Shift) tres veces.',
  },
  limits: {
    heading: 'Lo que Salir no puede hacer',
    items: [
      'Ayuda cuando alguien mira por encima de su hombro. No esconde que usted estuvo aquí.',
      'Su teléfono guarda una lista de las páginas que abrió. Sus nombres no dicen nada, pero siguen en la lista.',
      'Una aplicación que espía su teléfono ve todo. Salir no puede pararla.',
      'Sin conexión, Salir solo esconde la página.',
      'Quien sabe su contraseña puede entrar como usted.',
    ],
  },
  safer: {
    heading: 'Si alguien vigila su teléfono',
    items: [
      'Use un teléfono o una computadora que esa persona no vea.',
      'Abra una ventana privada en su navegador.',
      'Pida que no le escribamos. Solo escribimos si usted dice que es seguro.',
      'Imprima solo lo que es seguro guardar en casa.',
    ],
  },
  notice: {
    heading: 'Quién puede ver qué',
    yes: 'No ve nada de usted antes de que diga que sí. Puede pararlo en cualquier momento en Ajustes, Compartir.',
    running: 'Quién maneja este sitio',
    runningItems: [
      'Lo maneja la clínica, o una empresa que la clínica eligió. Guardan el servidor, las copias y la llave.',
      'Quien tiene el servidor y la llave podría leer lo que usted escribe aquí. Ninguna página del personal lo muestra.',
      'Se guardan copias para que nada se pierda. Pueden tener lo que usted borró hasta por 35 días.',
    ],
    law: 'Qué pide la ley',
    lawItems: [
      'El personal debe reportar sospechas de daño a un niño. Las reglas cambian según el estado. Pregunte a la clínica.',
      'En una emergencia médica el personal puede decir a los médicos lo que necesitan saber.',
      'Si la clínica le dice algo de una persona, es privado. Por favor, no lo comparta ni lo publique.',
    ],
    others: 'Nadie más',
    othersItems: [
      'Este sitio no manda nada a otras empresas. No hay anuncios ni nada que le siga.',
      'Guarda una cookie mientras usted se une o su sesión está abierta. Otras dos recuerdan su idioma y sus colores.',
      'No se registra nada mientras lee sin cuenta.',
      'Ayuda ahora puede quedarse en su teléfono para abrir sin conexión. No nombra a nadie.',
    ],
    questions: (phone) => `¿Preguntas? Llame al ${phone}.`,
  },
}

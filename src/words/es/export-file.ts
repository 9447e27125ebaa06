import type { exportFile as english } from '../en/export-file.ts'
import type { Same } from '../same.ts'

export const exportFile: Same<typeof english> = {
  title: 'Sus datos',
  made: (when) => `Tal como se guardan el ${when}.`,
  keep: 'Esto es privado. Guárdelo donde sea seguro o bórrelo.',
  data: 'El archivo data.json, junto a este, contiene lo mismo y más detalles pequeños, para que lo lea una computadora.',
  noPrivate: 'No contiene lo que usted escribió ni los módulos privados, como lo pidió.',
  none: 'Nada.',
  plan: 'Plan familiar',
  tables: {
    account: 'Su cuenta', member: 'Usted y su grupo familiar', agreement: 'Lo que usted aceptó', consent: 'Qué le puede decir la clínica',
    recoveryCode: 'Códigos que le dio la clínica', assignment: 'Cursos que le dieron', moduleProgress: 'Módulos', learningEvent: 'Sus pasos',
    answer: 'Sus respuestas en los cuestionarios', checkAnswer: 'Sus respuestas en las preguntas cortas', refresher: 'Repasos',
    refresherAnswer: 'Sus respuestas en los repasos', tryReply: '¿Lo intentó?', certificate: 'Certificados',
    privateText: 'Lo que usted escribió', planVersion: 'Su plan como lo acordaron', share: 'Lo que usted compartió', job: 'Archivos como este',
  },
  columns: {
    displayName: 'Cómo le llamamos', nameNorm: 'Nombre para entrar', locale: 'Idioma', createdAt: 'Cuenta creada', relation: 'Quién es usted',
    joinedAt: 'Se unió', joinedShownAt: 'Sus familiares ven que se unió, desde', countsSharedAt: 'Sus familiares ven su número, desde',
    writeSafeAt: 'Dijo que es seguro escribirle', refreshersOffAt: 'Sin repasos desde', triesOffAt: 'Sin “¿Lo intentó?” desde',
    kind: 'Qué', givenAt: 'Dado', endedAt: 'Terminó', signedOn: 'Firmado', endsOn: 'Termina', revokedAt: 'Retirado',
    scopeEnrolmentAt: 'Que la persona está en el programa', scopeAttendanceAt: 'Si vino', scopeProgressAt: 'Cómo va',
    scopeDischargeAt: 'Cuándo pasa a otra etapa o termina', scopeSafetyAt: 'Preocupaciones por la seguridad', scopeTestsAt: 'Resultados de pruebas',
    scopeMedicinesAt: 'Medicinas', usedAt: 'Usado', courseKey: 'Curso', assignedAt: 'Dado', dueOn: 'Para este día', withdrawnAt: 'Retirado',
    moduleKey: 'Módulo', openedAt: 'Abierto', attempts: 'Intentos del cuestionario', completedAt: 'Terminado', lastOn: 'Último día', at: 'Cuándo',
    questionKey: 'Pregunta', checkKey: 'Pregunta', optionKeys: 'Su respuesta', firstOptions: 'Primera respuesta', latestOptions: 'Última respuesta',
    outcome: 'Resultado', sure: 'Qué seguridad tenía', tries: 'Intentos', startedAt: 'Empezado', doneAt: 'Hecho', skippedAt: 'Saltado', triedAt: 'Sí',
    notYetAt: 'Todavía no', modules: 'Módulos', issuedOn: 'Dado', homeKey: 'Dónde', fieldKey: 'Pregunta', text: 'Lo que usted escribió',
    agreedOn: 'Acordado el', withName: 'Con', copy: 'La copia', madeAt: 'Pedido', takenAt: 'Descargado',
  },
  values: {
    'en': 'Inglés', 'es': 'Español', 'right': 'Correcto', 'not-yet': 'Todavía no', 'unsure': 'Todavía no lo sé',
    'sure': 'Mucha', 'fairly': 'Más o menos', 'guess': 'Adivino', 'clinic-sees-progress': 'La clínica puede ver su avance',
    'worksheet': 'Hoja de trabajo', 'reflection': 'Reflexión', 'plan': 'Plan familiar', 'sentence': 'Frase', 'sign': 'Señal',
    'module-opened': 'Abierto', 'section-continued': 'Una parte terminada', 'attempt-started': 'Cuestionario empezado', 'module-completed': 'Terminado',
  },
}

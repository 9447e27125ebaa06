import type { AvoidedWords } from './avoid.ts'

export const es: AvoidedWords = {
  names: ['Alcohólicos Anónimos', 'Hijos Adultos de Alcohólicos', 'Narcóticos Anónimos'],
  stop: [
    { find: 'su adict[oa]', use: 'la persona que le importa' },
    { find: '(?:ex[- ]?)?(?:drog)?adict[oa]s?|toxicóman[oa]s?|vicios[oa]s?|yonquis?', use: 'persona con trastorno por consumo de sustancias', not: 'círculos? viciosos?' },
    { find: 'alcohólic[oa]s?', use: 'persona con trastorno por consumo de alcohol', not: '(?:bebidas?|hepatitis|contenido|grado) (?:no )?alcohólic[oa]s?|no alcohólic[oa]s?' },
    { find: 'abus(?:o|os|ar|a|an) (?:de|del) (?:las? |los? )?(?:drogas?|sustancias?|alcohol|pastillas)|vicios?', use: 'consumo; trastorno por consumo ("abuso" solo para violencia)' },
    { find: 'codependientes?|codependencia|habilitador(?:a|es|as)?|permisiv[oa]s?', use: 'describir la conducta' },
    { find: 'en negación', use: 'todavía no está listo, lista' },
    { find: 'sufr(?:e|en|ir|ía|ió) de|víctimas? de', use: 'tiene, vive con' },
    { find: 'bebés? adict[oa]s?', use: 'bebé expuesto a drogas antes de nacer' },
    { find: '(?:terapia|tratamiento) de (?:sustitución|reemplazo)', use: 'medicina para el trastorno por consumo de opioides' },
    { find: 'fracas(?:ó|aron) (?:el|los) tratamientos?|(?:el|su) tratamiento fracasó', use: 'el tratamiento no le sirvió' },
    { find: 'incumplid[oa]s?', use: 'no lo tomó' },
    { find: 'toc(?:ar|ó|ado|a|an|aron|ando) fondo|mano dura', use: 'describir lo que se quiere decir' },
    { find: 'se suicidó|comet(?:ió|er|en) suicidio|intentos? fallidos?', use: 'murió por suicidio, sobrevivió a un intento' },
  ],
  ask: [
    { find: '(?:está|estar|estaba|estuvo|sigue|seguir|mantenerse|lleva|meses|años|días) limpi[oa]s?|pruebas? limpias?', use: 'en recuperación; resultado negativo' },
    { find: '(?:prueba|orina|resultado)s? suci[oa]s?', use: 'resultado positivo' },
    { find: '(?:un|una|el|la|los|las) borrach[oa]s?', use: 'persona con trastorno por consumo de alcohol' },
    { find: 'seres? queridos?', use: 'la persona que le importa' },
    { find: '(?:el|la|un|una|cada|su|los|las|otros) pacientes?|pacientes', use: 'la persona en tratamiento', not: 'sea(?:n)? pacientes?' },
    { find: 'manipulador(?:a|es|as)?|no tiene voluntad|no coopera', use: 'decir qué hace la persona' },
    { find: 'recaídas?|reca(?:er|e|en|yó|yeron)', use: 'volver a consumir, o explíquelo en un <Term>', in: 'ours' },
    { find: 'volvió a caer', use: 'volvió a consumir' },
    { find: 'deberían?', use: 'decir qué se puede hacer', in: 'ours' },
    { find: 'simplemente|obviamente', use: 'se puede quitar', in: 'ours' },
    { find: 'tú|contigo|eres|tienes|puedes|debes|quieres|sabes', use: 'usted', in: 'ours' },
  ],
}

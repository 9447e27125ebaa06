import type { Locale } from '../../../domain/catalog/shape.ts'

/* What makes a sentence a claim, and what says how sure it is. Beside the code, because the build reads it too. */

const medicines = [
  'naloxone', 'narcan', 'methadone', 'buprenorphine', 'suboxone', 'sublocade', 'naltrexone', 'vivitrol', 'acamprosate',
  'disulfiram', 'antabuse', 'benzodiazepines?', 'benzos?', 'xanax', 'ativan', 'valium', 'fentanyl',
  'naloxona', 'metadona', 'buprenorfina', 'naltrexona', 'acamprosato', 'benzodiacepinas?', 'fentanilo',
].join('|')

/** Words of a factual claim (content.md, part 4). Numbers are looked for by themselves; in Spanish *seguro* is also "sure". */
export const claimWords: Record<Locale, RegExp> = {
  en: /(?<![\p{L}-])(?:stud(?:y|ies)|research(?:ers)?|laws?|risks?|risky|riskier|deadly|(?:un)?safe|percent|(?:one|two|three|four|nine) (?:out of|in) (?:three|four|five|ten|twenty|every \w+))(?![\p{L}-])/iu,
  es: /(?<![\p{L}-])(?:estudios?|investigaci(?:ón|ones)|ley|leyes|riesgos?|arriesgad[oa]s?|mortal(?:es)?|(?:es|son) (?:in)?segur[oa]s?|por ciento|(?:un[oa]?|dos|tres|cuatro|nueve) de cada \p{L}+)(?![\p{L}-])/iu,
}
export const medicineNames = new RegExp(`(?<!\\p{L})(?:${medicines})(?!\\p{L})`, 'iu')

/** Any number in figures but a time of day, or the number of a module or part. */
export const numbers = /(?<![\p{L}\d:]|(?:modules?|parts?|módulos?|partes?) )\d+(?!\d*(?::\d| ?[ap]\.? ?m(?!\p{L})))/iu

/** Says that one is not sure, or whose view it is. */
export const hedges: Record<Locale, RegExp> = {
  en: /(?<!\p{L})(?:may|might|can|could|some|one way|experts?|suggest(?:s|ed)?|seems?|seemed|about|around|often|stud(?:y|ies)|picture|model|not proven|older|early|likely|tends?|tended|many|most|sometimes|not (?:a )?fixed|estimated?)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:pueden?|podrían?|quizás?|tal vez|algun[oa]s?|una (?:manera|forma)|expertos|sugieren?|parecen?|cerca de|a menudo|suelen?|estudios?|imagen|modelo|no está probado|much[oa]s|la mayoría|a veces|estima\p{L}*|aproximadamente)(?!\p{L})/iu,
}

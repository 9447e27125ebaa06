import type { Locale } from '../../../domain/catalog/shape.ts'

/* What makes a sentence a claim, and what says how sure it is. Beside the code, because the build reads it too. */

const medicines = [
  'naloxone', 'narcan', 'methadone', 'buprenorphine', 'suboxone', 'sublocade', 'naltrexone', 'vivitrol', 'acamprosate',
  'disulfiram', 'antabuse', 'benzodiazepines?', 'benzos?', 'xanax', 'ativan', 'valium', 'fentanyl',
  'naloxona', 'metadona', 'buprenorfina', 'naltrexona', 'acamprosato', 'benzodiacepinas?', 'fentanilo',
].join('|')

/** Words of a factual claim (content.md, part 4). Numbers are looked for by themselves. */
export const claimWords: Record<Locale, RegExp> = {
  en: new RegExp(`(?<![\\p{L}-])(?:stud(?:y|ies) (?:of|in|found|show\\w*|suggest\\w*)|(?:one|a|some|many|most|older|large|small) stud(?:y|ies)|research(?:ers)?|(?:us|federal|state|privacy) laws?|laws? (?:says?|protects?|lets?|requires?)|risks?|risky|riskier|deadly|(?:is|are) (?:not )?(?:un)?safe (?:to|for|with)|percent|(?:one|two|three|four|nine) (?:out of|in) (?:three|four|five|ten|twenty|every \\w+))(?![\\p{L}-])`, 'iu'),
  es: new RegExp('(?<![\\p{L}-])(?:(?:un|unos|varios|algunos|muchos) estudios?|estudios? (?:de|con|en|muestran?|encontr\\p{L}+|indican?)|investigaci(?:ón|ones)|la ley|las leyes|riesgos?|arriesgad[oa]s?|mortal(?:es)?|(?:es|son) (?:in)?segur[oa]s? (?:para|con)|por ciento|(?:un[oa]?|dos|tres|cuatro|nueve) de cada \\p{L}+)(?![\\p{L}-])', 'iu'),
}
export const medicineNames = new RegExp(`(?<!\\p{L})(?:${medicines})(?!\\p{L})`, 'iu')

/** A count or an amount; not a time of day, a date, a module or a part. */
export const numbers = /(?<![\p{L}\d:])\d+(?:[.,]\d+)?(?:–\d+)? ?(?:%|(?:out )?(?:of|in|de) (?:every |cada )?\d+|times|veces|percent|por ciento|people|personas|million|millones|adults|adultos|families|familias|years? of age|mg|milligrams|miligramos)(?!\p{L})/iu

/** Says that one is not sure, or whose view it is. */
export const hedges: Record<Locale, RegExp> = {
  en: /(?<!\p{L})(?:may|might|can|could|some|one way|experts?|suggest(?:s|ed)?|seems?|seemed|about|around|often|stud(?:y|ies)|picture|model|not proven|older|early|likely|tends?|tended|many|most|sometimes|not (?:a )?fixed|estimated?)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:pueden?|podrían?|quizás?|tal vez|algun[oa]s?|una (?:manera|forma)|expertos|sugieren?|parecen?|cerca de|a menudo|suelen?|estudios?|imagen|modelo|no está probado|much[oa]s|la mayoría|a veces|estima\p{L}*|aproximadamente)(?!\p{L})/iu,
}

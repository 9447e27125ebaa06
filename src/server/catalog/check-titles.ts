import type { Locale } from '../../domain/catalog/shape.ts'
import { locales } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Sheet } from './loaded.ts'
import type { Facts } from './read-facts.ts'

/** What a stranger must not read on a sheet of paper. */
const telling: Record<Locale, RegExp> = {
  en: /relaps|addict|alcohol|drug|drink|sober|substance|opioid|overdos|naloxon|recover|treatment|rehab|clinic|crisis|violen|suicid|abuse|withdrawal|craving/i,
  es: /reca|adicci|adict|alcohol|droga|beber|sobri|sustancia|opioid|sobredosis|naloxon|recupera|tratamiento|rehab|clínica|crisis|violen|suicid|abus|abstinencia|antojo/i,
}

/** S5: a printed sheet has the neutral title of the fact base; in a language or for a sheet not named there, a title that tells nothing. */
export function checkPrintTitle({ sheet, lineOf }: Sheet, facts: Facts | undefined, report: Report): void {
  const listed = facts?.printTitle(sheet.key)
  for (const locale of locales) {
    const title = sheet.printTitle[locale]
    if (title === undefined) continue
    const isListed = locale === 'en' && listed !== undefined
    // A listed title was weighed by hand; the word list only guards the others.
    if (isListed ? title !== listed : telling[locale].test(title)) {
      report('S5', lineOf(['printTitle', locale]), `Printed title "${title}" is not neutral. ${isListed ? `Use the one in facts.md part E: "${listed}".` : 'Use the one in facts.md part E, or one that tells a stranger nothing.'}`)
    }
  }
}

import type { Contact, Front, Locale } from '../../domain/catalog/shape.ts'
import { reportTo } from './finding.ts'
import type { Finding, Report } from './finding.ts'
import { CONTACTS, FACTS } from './load-content.ts'
import type { Content } from './load-content.ts'
import type { Language } from './loaded.ts'
import { isStale } from './loaded.ts'
import type { Facts } from './read-facts.ts'
import { citedIn } from './read-mdx.ts'

const MIN_CCI = 90
const MIN_PEMAT = 80
const MAX_REVIEW_DAYS = 366
const DAY = 86_400_000

/** C4, D1, D2: what a release needs and a draft may lack. `today` is a day, `YYYY-MM-DD`. */
export function checkRelease({ loaded, facts, contacts, glossary }: Content, today: string, findings: Finding[]): void {
  const modules = loaded.flatMap(({ modules }) => modules)
  const languages = modules.flatMap((files) => [files.en, isStale(files) ? undefined : files.es]).filter((one) => one !== undefined)
  for (const language of languages) checkReview(language, facts, today, reportTo(findings, language.path))
  if (facts) {
    const questions = modules.flatMap(({ quiz }) => [...(quiz?.file.checks ?? []), ...(quiz?.file.quiz ?? [])])
    const cited = new Set([...languages.flatMap(({ blocks }) => citedIn(blocks).map(({ id }) => id)), ...[...questions, ...glossary].flatMap((one) => one.facts)])
    checkVerified([...cited].sort(), facts, today, reportTo(findings, FACTS))
  }
  checkContacts(contacts, today, reportTo(findings, CONTACTS))
}

function checkReview({ front, locale, lineOf }: Language, facts: Facts | undefined, today: string, report: Report): void {
  const { by, on, next } = front.review
  const line = lineOf(['review'])
  if (!by || !on || !next) report('D1', line, 'Not reviewed by a clinician. Fill review {by, role, on, next}.')
  else {
    const days = facts ? shortestReview(front, facts) : MAX_REVIEW_DAYS
    if (next < today) report('D1', line, `Review was due on ${next}. Have it reviewed again.`)
    if (daysBetween(on, next) > days) report('D1', line, `The next review is on ${next}; by its facts it is due ${days} days after ${on}. Set an earlier day.`)
  }
  checkClarity(front, locale, lineOf(['clarity']), report)
}

function shortestReview({ sources }: Front, facts: Facts): number {
  const dated = sources.flatMap((id) => facts.fact(id) ?? []).filter((fact) => fact.dated)
  return Math.min(MAX_REVIEW_DAYS, ...dated.map((fact) => fact.reviewEveryDays))
}

function checkClarity({ clarity }: Front, locale: Locale, line: number | undefined, report: Report): void {
  for (const [name, score, least] of [['CDC index', clarity.cci, MIN_CCI], ['PEMAT-P', clarity.pemat, MIN_PEMAT]] as const) {
    if (score === null) report('D1', line, `${name} is not scored for ${locale}; it needs ${least}.`)
    else if (score < least) report('D1', line, `${name} ${score} for ${locale}, needs ${least}.`)
  }
}

function checkVerified(cited: readonly string[], facts: Facts, today: string, report: Report): void {
  for (const fact of cited.flatMap((id) => facts.fact(id) ?? [])) {
    const { id, confidence, verified, dated, reviewEveryDays } = fact
    const line = () => facts.lineOf(id)
    if (confidence === 'G' && !verified) report('C4', line(), `${id} is general knowledge. A reviewer must fill verified {by, on, source}.`)
    if (!dated) continue
    const age = verified && daysBetween(verified.on, today)
    if (age === undefined) report('D2', line(), `${id} goes out of date and was never verified. A reviewer must fill verified {by, on, source}.`)
    else if (age > reviewEveryDays) report('D2', line(), `${id} was last verified ${age} days ago; the limit is ${reviewEveryDays}. Check it at its source again.`)
  }
}

function checkContacts(contacts: readonly Contact[], today: string, report: Report): void {
  for (const { id, required, voice, lastVerified, verifyEveryDays } of contacts) {
    if (!voice) {
      if (required) report('D2', undefined, `${id} is empty. The clinic fills it before it publishes.`)
      continue
    }
    const age = lastVerified === null ? undefined : daysBetween(lastVerified, today)
    if (age === undefined) report('D2', undefined, `${id} was never verified. Try the number and set lastVerified.`)
    else if (age > verifyEveryDays) report('D2', undefined, `${id} was last verified ${age} days ago; the limit is ${verifyEveryDays}. Try the number again.`)
  }
}

function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY)
}

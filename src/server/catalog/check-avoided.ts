import type { Locale } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Passage, Voice } from './passages.ts'
import { withoutQuotes } from './sentences.ts'
import type { AvoidedWord } from './words/avoid.ts'
import { avoided } from './words/avoid.ts'

/** Words a text may use: those a quotation needs (`allowWords`) and those it explains (`terms`). */
export type Allowed = readonly string[]
const ourVoices: readonly Voice[] = ['ours', 'answered']

/** W1: words that hurt stand in <Avoid> or in a wrong option only. */
export function checkStopWords(passages: readonly Passage[], report: Report, allowed: Allowed): void {
  for (const passage of passages) {
    if (passage.voice === 'wrong') continue
    const text = withoutNames(passage.text, passage.locale)
    for (const { word, use } of stopWords[passage.locale].flatMap((one) => found(one, text))) {
      if (isAllowed(word, allowed)) continue
      report('W1', passage.line(), `"${word}": use "${use}". A myth goes inside <Avoid>.`)
    }
  }
}

/** W2: words and marks whose context decides. Each is told once a file, where it first stands. */
export function checkTone(passages: readonly Passage[], report: Report, allowed: Allowed): void {
  const seen = new Map<string, { line: number | undefined; times: number; text: string }>()
  const note = (key: string, passage: Passage, text: string) => {
    const before = seen.get(key)
    if (before) before.times += 1
    else seen.set(key, { line: passage.line(), times: 1, text })
  }
  for (const passage of passages) {
    if (passage.voice === 'wrong' || passage.voice === 'myth') continue
    const text = withoutNames(passage.text, passage.locale)
    const own = withoutQuotes(text)
    const isOurs = ourVoices.includes(passage.voice)
    for (const one of askWords[passage.locale]) {
      if (one.ours && !isOurs) continue
      for (const { word, use } of found(one, one.ours ? own : text)) {
        if (!isAllowed(word, allowed)) note(word.toLowerCase(), passage, `"${word}"${hint(word, use)}`)
      }
    }
    if (isOurs && /[!¡]/.test(own)) note('!', passage, 'An exclamation mark. Let the words be warm instead.')
  }
  for (const { line, times, text } of seen.values()) report('W2', line, times > 1 ? `${text} It stands here ${times} times.` : text)
}

// Inflections share all but the last letters: codependency, codependent.
function isAllowed(word: string, allowed: Allowed): boolean {
  const lower = word.toLowerCase()
  return allowed.some((one) => lower.startsWith(one.toLowerCase().slice(0, Math.max(4, one.length - 2))))
}

function hint(word: string, use: string): string {
  return /^(should|must|deberían?)$/i.test(word) ? ` sounds like blame. ${use[0]!.toUpperCase()}${use.slice(1)}.` : `: use "${use}".`
}

interface Compiled { find: RegExp; not: RegExp | undefined; use: string; ours: boolean }

function compiled({ find, not, use, in: where }: AvoidedWord): Compiled {
  const whole = (source: string) => new RegExp(`(?<![\\p{L}\\p{N}])(?:${source})(?![\\p{L}\\p{N}])`, 'giu')
  return { find: whole(find), not: not === undefined ? undefined : whole(not), use, ours: where === 'ours' }
}

const stopWords = { en: avoided.en.stop.map(compiled), es: avoided.es.stop.map(compiled) }
const askWords = { en: avoided.en.ask.map(compiled), es: avoided.es.ask.map(compiled) }

function found({ find, not, use }: Compiled, text: string): { word: string; use: string }[] {
  const harmless = not ? [...text.matchAll(not)].map(({ index, 0: word }) => [index, index + word.length] as const) : []
  return [...text.matchAll(find)]
    .filter(({ index, 0: word }) => !harmless.some(([from, to]) => index < to && index + word.length > from))
    .map(([word]) => ({ word, use }))
}

function withoutNames(text: string, locale: Locale): string {
  return avoided[locale].names.reduce((rest, name) => rest.replaceAll(name, '…'), text)
}

import type { Catalog, Locale, Question, Text } from '../../domain/catalog/shape.ts'
import { pick } from '../../domain/catalog/text.ts'
import { SENTENCE } from '../../domain/private-text/boxes.ts'
import { type Clinic, dayIn } from '../../domain/clinics/clinic.ts'
import { clockTime, fullDay, weekday } from '../../words/dates.ts'
import type { Words } from '../../words/words.ts'

/** What turns kept values into words for one reader. */
export interface Reading { catalog: Catalog; clinic: Pick<Clinic, 'discreetName' | 'timeZone'>; locale: Locale; words: Words }
export type Row = Record<string, unknown>

/** A value as its owner reads it; '' where there is none. A key whose content is gone stays as it is kept. */
export function readable(reading: Reading, row: Row, column: string): string {
  const value = row[column]
  if (value === null || value === undefined || value === '') return ''
  const text = String(value)
  if (/At$|^at$/.test(column)) return moment(reading, text)
  if (/On$|Day$/.test(column)) return fullDay(reading.locale, text)
  return named(reading, row, column, text) ?? text
}

/** "November 20, 2026, 7:42 pm" in the clinic's time zone. @param at ISO-8601 UTC text */
export function moment({ clinic: { timeZone }, locale }: Reading, at: string): string {
  return `${fullDay(locale, dayIn(timeZone, at))}, ${clockTime(timeZone, at)}`
}

function named(reading: Reading, row: Row, column: string, text: string): string | undefined {
  const { catalog, words } = reading
  const say = (named: Text | undefined) => named && pick(named, reading.locale).text
  if (column === 'moduleKey') return say(catalog.module(text)?.title)
  if (column === 'courseKey') return say(catalog.course(text)?.title)
  if (column === 'questionKey' || column === 'checkKey') return say(questionOf(catalog, row)?.ask)
  if (/^(optionKeys|firstOptions|latestOptions)$/.test(column)) return optionsIn(reading, row, text)
  if (column === 'homeKey') return say((catalog.worksheet(text) ?? catalog.module(text))?.title)
  if (column === 'fieldKey') return fieldName(reading, String(row['homeKey']), text)
  if (column === 'text' && row['homeKey'] !== undefined) return written(reading, String(row['homeKey']), String(row['fieldKey']), text)
  if (column === 'relation') return wordFor(words.consent.relations, text)
  if (column === 'weekday') return weekday(reading.locale, Number(text))
  if (column === 'hour') return clockTime('UTC', new Date(Number(text) * 3_600_000).toISOString())
  if (/^(kind|outcome|sure|locale|how|state)$/.test(column)) return wordFor(words.exportFile.values, text)
  return undefined
}

function wordFor(list: Readonly<Record<string, string>>, value: string): string | undefined {
  return Object.hasOwn(list, value) ? list[value] : undefined
}

function questionOf(catalog: Catalog, row: Row): Question | undefined {
  const module = catalog.module(String(row['moduleKey']))
  return module?.quiz.find(({ key }) => key === row['questionKey']) ?? module?.checks.find(({ key }) => key === row['checkKey'])
}

function optionsIn(reading: Reading, row: Row, keys: string): string {
  const options = questionOf(reading.catalog, row)?.options ?? []
  return keys.split(' ').map((key) => {
    const option = options.find((one) => one.key === key)
    return option ? pick(option.text, reading.locale).text : wordFor(reading.words.exportFile.values, key) ?? key
  }).join('\n')
}

/** The label of a box of a sheet, the prompt of a reflection, or what a sentence was practised for. */
export function fieldName({ catalog, locale }: Reading, homeKey: string, fieldKey: string): string {
  const field = catalog.worksheet(homeKey)?.fields.find(({ key }) => key === fieldKey)
  const module = catalog.module(homeKey)
  const label = field?.label ?? (fieldKey === SENTENCE ? module?.practise?.situation : module?.reflections.find(({ key }) => key === fieldKey)?.prompt)
  return label ? pick(label, locale).text : fieldKey
}

/** What was written there; ticks, which are kept as the English words of their options, in the reader's language. */
export function written({ catalog, locale }: Reading, homeKey: string, fieldKey: string, text: string): string {
  const options = catalog.worksheet(homeKey)?.fields.find(({ key }) => key === fieldKey)?.options
  if (!options) return text
  return text.split('\n').map((line) => {
    const option = options.find(({ en }) => en === line)
    return option ? pick(option, locale).text : line
  }).join('\n')
}

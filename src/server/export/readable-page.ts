import type { GivenTable } from '../../domain/export/classes.ts'
import { fieldName, moment, readable, type Reading, type Row, written } from './values.ts'

/** A table for reading, and its columns in the order they are read in. */
type Shown = { [Table in keyof Reading['words']['exportFile']['tables']]: readonly (keyof Reading['words']['exportFile']['columns'])[] }

/** What the readable page shows. The rest is in data.json alone: it says the same again, or counts for computers. */
export const SHOWN: Shown = {
  account: ['displayName', 'nameNorm', 'locale', 'createdAt'],
  member: ['relation', 'joinedAt', 'joinedShownAt', 'countsSharedAt', 'writeSafeAt', 'refreshersOffAt', 'triesOffAt', 'pausedAt'],
  safeContact: ['kind', 'askedAt', 'confirmedAt', 'stoppedAt'],
  reminder: ['nextPartAt', 'weekday', 'hour', 'workshopsAt'],
  outbox: ['kind', 'createdAt', 'sentAt', 'givenAt'],
  nudge: ['at'],
  privateText: ['homeKey', 'fieldKey', 'text', 'at'],
  planVersion: ['agreedOn', 'copy'],
  share: ['kind', 'homeKey', 'withName', 'givenAt', 'openedAt', 'endedAt', 'copy'],
  agreement: ['kind', 'givenAt', 'endedAt'],
  consent: ['signedOn', 'endsOn', 'revokedAt', 'scopeEnrolmentAt', 'scopeAttendanceAt', 'scopeProgressAt', 'scopeDischargeAt',
    'scopeSafetyAt', 'scopeTestsAt', 'scopeMedicinesAt'],
  assignment: ['courseKey', 'assignedAt', 'opensOn', 'dueOn', 'withdrawnAt', 'closedAt'],
  assignmentModule: ['moduleKey', 'opensOn', 'dueOn'],
  outsideCompletion: ['moduleKey', 'how', 'doneOn', 'undoneAt'],
  moduleUnlock: ['moduleKey', 'at'],
  attendance: ['startsAt', 'state'],
  makeUp: ['moduleKey', 'assignedAt', 'dueOn', 'withdrawnAt'],
  calendarFeed: ['madeAt'],
  call: ['onDay'],
  request: ['kind', 'askedOn', 'text', 'answeredAt', 'answer', 'cancelledAt'],
  certificate: ['courseKey', 'modules', 'issuedOn'],
  moduleProgress: ['moduleKey', 'openedAt', 'attempts', 'completedAt', 'lastOn'],
  answer: ['at', 'moduleKey', 'questionKey', 'optionKeys', 'outcome', 'sure'],
  checkAnswer: ['moduleKey', 'checkKey', 'firstOptions', 'latestOptions', 'tries', 'at'],
  refresher: ['moduleKey', 'dueOn', 'startedAt', 'doneAt', 'skippedAt'],
  refresherAnswer: ['at', 'moduleKey', 'questionKey', 'optionKeys', 'outcome'],
  tryReply: ['moduleKey', 'triedAt', 'notYetAt'],
  recoveryCode: ['givenAt', 'usedAt'],
  learningEvent: ['at', 'moduleKey', 'kind'],
  job: ['madeAt', 'takenAt'],
}
/** Read one under the other, each value beside its name, rather than as rows side by side. */
const ONE_BY_ONE: readonly string[] = ['account', 'member', 'safeContact', 'reminder', 'consent', 'request', 'privateText', 'planVersion', 'share'] satisfies GivenTable[]

const STYLE = 'body{font:1rem/1.5 sans-serif;max-width:60rem;margin:2rem auto;padding:0 1rem;color:#1a1a1a;background:#fff}'
  + 'h2{margin-top:2rem;break-after:avoid}table{border-collapse:collapse;width:100%}td,th{border:1px solid #767676;padding:.3rem;'
  + 'text-align:left;vertical-align:top;white-space:pre-line}thead{display:table-header-group}tr,dl{break-inside:avoid}'
  + 'dl{margin:0 0 1rem;padding-left:.8rem;border-left:3px solid #767676}dt{font-weight:bold}dd{margin:0 0 .3rem;white-space:pre-line}'

/** Rows of one table as they stand on the page; '' where the page does not show it. */
export function pageRows(reading: Reading, table: GivenTable, rows: Row[]): string {
  if (!isShown(table)) return ''
  const columns = SHOWN[table]
  if (!ONE_BY_ONE.includes(table)) {
    return rows.map((row) => `<tr>${columns.map((column) => `<td>${safe(cell(reading, row, column))}</td>`).join('')}</tr>\n`).join('')
  }
  const names = reading.words.exportFile.columns
  // The marks of a week name their signs by numbers: nothing to read.
  return rows.filter(({ kind }) => table !== 'privateText' || kind !== 'sign').map((row) => `<dl>${columns.map((column) => pair(names[column], cell(reading, row, column))).join('')}</dl>\n`).join('')
}

/**
 * The readable page of somebody's own data: one file that asks for nothing from outside, and prints.
 * @param rows of each table in the file, as `pageRows` made them
 * @param madeAt ISO-8601 UTC text
 */
export function readablePage(reading: Reading, rows: ReadonlyMap<GivenTable, string>, madeAt: string): string {
  const { words: { exportFile: words }, locale, clinic } = reading
  const tell = (text: string) => `<p>${safe(text)}</p>\n`
  const parts = (Object.keys(SHOWN) as (keyof Shown)[]).filter((table) => rows.has(table))
    .map((table) => `<section><h2>${safe(words.tables[table])}</h2>\n${framed(reading, table, rows.get(table) ?? '')}</section>\n`)
  const noPrivate = rows.has('privateText') ? '' : tell(words.noPrivate)
  return `<!doctype html>\n<html lang="${locale}"><head><meta charset="utf-8"><title>${safe(`${words.title} – ${clinic.discreetName}`)}</title>`
    + '<meta name="viewport" content="width=device-width, initial-scale=1">'
    + `<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"><style>${STYLE}</style></head>\n`
    + `<body><main><h1>${safe(words.title)}</h1>\n${tell(words.made(moment(reading, madeAt)))}${tell(words.keep)}${noPrivate}`
    + `${parts.join('')}${tell(words.data)}</main></body></html>\n`
}

function isShown(table: GivenTable): table is keyof Shown {
  return Object.hasOwn(SHOWN, table)
}

function framed(reading: Reading, table: keyof Shown, rows: string): string {
  const { columns, none } = reading.words.exportFile
  if (rows === '') return `<p>${safe(none)}</p>`
  if (ONE_BY_ONE.includes(table)) return rows
  const heads = SHOWN[table].map((column) => `<th scope="col">${safe(columns[column])}</th>`).join('')
  return `<table><thead><tr>${heads}</tr></thead><tbody>\n${rows}</tbody></table>`
}

function pair(name: string, value: string): string {
  return value === '' ? '' : `<dt>${safe(name)}</dt><dd>${safe(value)}</dd>`
}

function cell(reading: Reading, row: Row, column: string): string {
  if (column !== 'copy') return readable(reading, row, column)
  const copy = (row['copy'] ?? {}) as Record<string, Record<string, string>>
  return Object.entries(copy).flatMap(([home, boxes]) => Object.entries(boxes)
    .map(([field, text]) => `${fieldName(reading, home, field)}\n${written(reading, home, field, text)}`)).join('\n\n')
}

function safe(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;')
}

import Sqlite from 'better-sqlite3'
import type { Database as Raw } from 'better-sqlite3'

/** A quiz answer as it was sent: whose, to what, and the option keys it meant. */
export interface SentAnswer { formKey: string; memberId: string; moduleKey: string; itemKey: string; options: string }

/**
 * Looks into a database file and says, in sentences, what of these answers is missing or half there: each has its
 * answer, its receipt and the state of its question, or none of the three.
 * @param acknowledged form keys of those that got their 303
 */
export function faultsInAnswers(file: string, sent: readonly SentAnswer[], acknowledged: ReadonlySet<string>): string[] {
  const raw = new Sqlite(file)
  try {
    return [
      ...(raw.pragma('integrity_check', { simple: true }) === 'ok' ? [] : ['The file is damaged.']),
      ...(raw.pragma('foreign_key_check') as unknown[]).map(() => 'A row points at another that is not there.'),
      ...sent.flatMap((answer) => faultsOf(raw, answer, acknowledged.has(answer.formKey))),
      ...statesThatDisagree(raw),
      ...firstTriesThatDisagree(raw),
      ...modulesThatDisagree(raw, sent),
    ]
  } finally {
    raw.close()
  }
}

function faultsOf(raw: Raw, { formKey, memberId, options }: SentAnswer, isAcknowledged: boolean): string[] {
  const answers = raw.prepare('select option_keys from answer where member_id = ? and form_key = ?').pluck().all(memberId, formKey)
  const receipts = raw.prepare('select key from form_receipt where key = ?').all(formKey)
  return [
    ...(isAcknowledged && answers.length === 0 ? [`${formKey} got its 303 and is lost.`] : []),
    ...(answers.some((kept) => kept !== options) ? [`${formKey} is kept as something else.`] : []),
    ...(answers.length === receipts.length ? [] : [`${formKey} has ${answers.length} rows and ${receipts.length} receipts.`]),
  ]
}

/** Where a question stands is what its answers say: how many, the first and the latest. One row for each attempt. */
function statesThatDisagree(raw: Raw): string[] {
  const rows = raw.prepare(`
    select member_id, module_key, question_key from question_state
    except
    select state.member_id, state.module_key, state.question_key from question_state state
      join answer latest using (clinic_id, member_id, module_key, question_key, attempt)
    where latest.outcome = state.latest_outcome and latest.option_keys = state.latest_options
      and state.tries = (select count(*) from answer one where one.clinic_id = state.clinic_id
        and one.member_id = state.member_id and one.module_key = state.module_key and one.question_key = state.question_key)
    union all
    select member_id, module_key, question_key from (
      select clinic_id, member_id, module_key, question_key from answer
      except select clinic_id, member_id, module_key, question_key from question_state)`).all()
  return rows.map((row) => `State and answers disagree: ${JSON.stringify(row)}`)
}

/** Every question that has an answer has the first try of that version, and it is the earliest answer. */
function firstTriesThatDisagree(raw: Raw): string[] {
  const kept = 'member_id, module_key, question_key, question_version, option_keys, outcome'
  const earliest = `select ${kept} from (select *, row_number() over (
    partition by clinic_id, member_id, module_key, question_key, question_version order by attempt) as place from answer) where place = 1`
  const rows = raw.prepare(`
    select * from (${earliest} except select ${kept} from first_try)
    union all select * from (select ${kept} from first_try except ${earliest})`).all()
  return rows.map((row) => `First try and answers disagree: ${JSON.stringify(row)}`)
}

/** A module is complete exactly when its event says so, and was opened by its first answer at the latest. */
function modulesThatDisagree(raw: Raw, sent: readonly SentAnswer[]): string[] {
  const asked = new Set(sent.map(({ memberId, moduleKey }) => `${memberId} ${moduleKey}`))
  const progress = raw.prepare('select member_id, module_key, completed_at from module_progress')
    .all() as { member_id: string; module_key: string; completed_at: string | null }[]
  const events = raw.prepare("select count(*) from learning_event where member_id = ? and module_key = ? and kind = 'module-completed'").pluck()
  return progress.filter((row) => asked.has(`${row.member_id} ${row.module_key}`))
    .filter((row) => events.get(row.member_id, row.module_key) !== Number(row.completed_at !== null))
    .map((row) => `Completion and its event disagree: ${JSON.stringify(row)}`)
}

import type { Db } from '../../../db/open.ts'
import type { FamilyMember } from '../actor.ts'
import type { Locale, Module } from '../catalog/shape.ts'
import type { Outcome } from '../quizzes/grade.ts'
import type { Sure } from '../quizzes/sure.ts'

/* What learning writes: the summary rows that pages read, and the append-only rows behind them. */

/** The first act in a module: freezes its version and pass mark. @returns false when it was opened before */
export async function insertModuleProgress(
  db: Db, member: FamilyMember, module: Module, at: string, lastOn: string,
): Promise<boolean> {
  const result = await db.insertInto('moduleProgress').values({
    clinicId: member.clinicId, memberId: member.id, moduleKey: module.key,
    openedAt: at, openedVersion: module.version, passMark: String(module.passMark), lastOn,
  }).onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey']).doNothing()).executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

/** Changes a module's summary row. */
export async function updateModuleProgress(
  db: Db, member: FamilyMember, module: Module,
  change: { lastOn: string } | { attempts: number; askedKeys: string } | { completedAt: string; completedVersion: number; completedHow: string },
): Promise<void> {
  await db.updateTable('moduleProgress').set(change)
    .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('moduleKey', '=', module.key).execute()
}

/** A section continued. @returns false when it was before */
export async function insertSectionProgress(
  db: Db, member: FamilyMember, module: Module, sectionKey: string, at: string,
): Promise<boolean> {
  const result = await db.insertInto('sectionProgress').values({
    clinicId: member.clinicId, memberId: member.id, moduleKey: module.key, sectionKey, continuedAt: at, version: module.version,
  }).onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey', 'sectionKey']).doNothing())
    .executeTakeFirst()
  return result.numInsertedOrUpdatedRows === 1n
}

export type LearningKind = 'module-opened' | 'section-continued' | 'attempt-started' | 'module-completed'
  | 'completed-outside' | 'outside-undone'

/** One more row of the append-only history. */
export async function insertLearningEvent(
  db: Db, member: FamilyMember, module: Module, event: { id: string; kind: LearningKind; itemKey: string; at: string },
): Promise<void> {
  await db.insertInto('learningEvent').values({
    clinicId: member.clinicId, memberId: member.id, moduleKey: module.key, version: module.version, ...event,
  }).execute()
}

/** The answer to a quick check: the first one stays, the latest one moves. */
export async function upsertCheckAnswer(
  db: Db, member: FamilyMember, moduleKey: string, check: { checkKey: string; options: string; at: string },
): Promise<void> {
  const { checkKey, options, at } = check
  await db.insertInto('checkAnswer').values({
    clinicId: member.clinicId, memberId: member.id, moduleKey, checkKey,
    firstOptions: options, latestOptions: options, tries: 1, at,
  }).onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey', 'checkKey'])
    .doUpdateSet((row) => ({ latestOptions: options, at, tries: row('checkAnswer.tries', '+', 1) }))).execute()
}

/** One answer to a quiz question as it was given. `locale`: the language it was read in. */
export interface GivenAnswer {
  formKey: string
  questionKey: string
  version: number
  attempt: number
  options: string
  outcome: Outcome
  sure: Sure | null
  locale: Locale | null
  at: string
}

/** Appends the answer, keeps the first try of each version of its question, and moves where the question stands. */
export async function insertAnswer(db: Db, member: FamilyMember, moduleKey: string, given: GivenAnswer): Promise<void> {
  const { formKey, questionKey, version, attempt, options, outcome, sure, locale, at } = given
  const whose = { clinicId: member.clinicId, memberId: member.id, moduleKey, questionKey }
  const told = { ...whose, questionVersion: version, optionKeys: options, outcome, sure, locale, at }
  await db.insertInto('answer').values({ ...told, formKey, attempt }).execute()
  await db.insertInto('firstTry').values(told)
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey', 'questionKey', 'questionVersion']).doNothing())
    .execute()
  const latest = { latestOutcome: outcome, latestOptions: options, latestSure: sure, attempt }
  await db.insertInto('questionState')
    .values({ ...whose, ...latest, version, firstOutcome: outcome, tries: 1 })
    .onConflict((conflict) => conflict.columns(['clinicId', 'memberId', 'moduleKey', 'questionKey'])
      .doUpdateSet((row) => ({
        ...latest, version,
        tries: row('questionState.tries', '+', 1),
        firstOutcome: row.selectFrom('firstTry').select('firstTry.outcome')
          .where('clinicId', '=', member.clinicId).where('memberId', '=', member.id).where('moduleKey', '=', moduleKey)
          .where('questionKey', '=', questionKey).where('questionVersion', '=', version),
      })))
    .execute()
}

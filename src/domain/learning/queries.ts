import type { Db } from '../../../db/open.ts'
import { prepared } from '../../../db/prepared.ts'
import type { FamilyMember } from '../actor.ts'
import type { Module } from '../catalog/shape.ts'
import type { ModuleProgress, QuestionState } from './progress.ts'
import { nothingDone } from './progress.ts'

/** A member's rows are few (one per module or section of the curriculum); these bounds only keep a fault small. */
const MODULES_MAX = 200
const SECTIONS_MAX = 1_000

const progressRow = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('moduleProgress')
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .select(['openedVersion', 'passMark', 'attempts', 'completedAt', 'askedKeys']))

const sectionRows = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('sectionProgress')
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .select(['sectionKey', 'continuedAt']))

const questionRows = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string) =>
  db.selectFrom('questionState')
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId).where('moduleKey', '=', moduleKey)
    .select(['questionKey', 'version', 'firstOutcome', 'latestOutcome', 'latestOptions', 'attempt', 'latestSure']))

const checkRow = prepared((db: Db, clinicId: string, memberId: string, moduleKey: string, checkKey: string) =>
  db.selectFrom('checkAnswer')
    .where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .where('moduleKey', '=', moduleKey).where('checkKey', '=', checkKey)
    .select('latestOptions'))

/** Where a member stands in a module. Summary rows only, by whole primary keys. */
export async function findProgress(db: Db, member: FamilyMember, module: Module): Promise<ModuleProgress> {
  const key = [member.clinicId, member.id, module.key] as const
  const [row] = await progressRow(db, ...key)
  if (!row) return nothingDone(module)
  const sections = await sectionRows(db, ...key)
  const questions = row.attempts === 0 ? [] : await questionRows(db, ...key)
  return {
    ...row,
    passMark: Number(row.passMark),
    askedKeys: row.askedKeys?.split(' '),
    continued: new Map(sections.map(({ sectionKey, continuedAt }) => [sectionKey, continuedAt])),
    questions: new Map(questions.map(({ questionKey, latestOptions, ...state }) =>
      [questionKey, { ...state, latestOptions: latestOptions.split(' ') } as QuestionState])),
  }
}

/** When each section of a module was continued, by section key: all that a page for reading needs to know. */
export async function findContinued(db: Db, member: FamilyMember, moduleKey: string): Promise<Map<string, string>> {
  const sections = await sectionRows(db, member.clinicId, member.id, moduleKey)
  return new Map(sections.map(({ sectionKey, continuedAt }) => [sectionKey, continuedAt]))
}

/** The member's own latest answer to a quick check, as option keys. */
export async function findCheckAnswer(
  db: Db, member: FamilyMember, moduleKey: string, checkKey: string,
): Promise<string[] | undefined> {
  const [row] = await checkRow(db, member.clinicId, member.id, moduleKey, checkKey)
  return row?.latestOptions.split(' ')
}

/** One line for each module a member opened: sections continued and, if so, when it was completed. */
export interface ModuleLine { moduleKey: string; completedAt: string | null; continued: Set<string> }

/** All modules a member opened, by module key. */
export async function listModuleLines(db: Db, member: Pick<FamilyMember, 'clinicId' | 'id'>): Promise<Map<string, ModuleLine>> {
  const modules = await openedModules(db, member.clinicId, member.id)
  const lines = new Map<string, ModuleLine>(modules.map((row) => [row.moduleKey, { ...row, continued: new Set() }]))
  if (lines.size > 0) {
    for (const { moduleKey, sectionKey } of await continuedSections(db, member.clinicId, member.id)) {
      lines.get(moduleKey)?.continued.add(sectionKey)
    }
  }
  return lines
}

const openedModules = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('moduleProgress').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .select(['moduleKey', 'completedAt']).limit(MODULES_MAX))

const continuedSections = prepared((db: Db, clinicId: string, memberId: string) =>
  db.selectFrom('sectionProgress').where('clinicId', '=', clinicId).where('memberId', '=', memberId)
    .select(['moduleKey', 'sectionKey']).limit(SECTIONS_MAX))

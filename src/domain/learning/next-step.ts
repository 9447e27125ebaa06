import { listOpenAssignments } from '../assignments/queries.ts'
import type { DatedModule } from '../assignments/read-plan.ts'
import { byDate, nextModules, readPlan } from '../assignments/read-plan.ts'
import { listMakeUps } from '../attendance/make-up-queries.ts'
import { openMakeUps } from '../attendance/make-ups.ts'
import type { FamilyMember } from '../actor.ts'
import type { Course, Module } from '../catalog/shape.ts'
import { ordinaryModules } from '../catalog/shape.ts'
import { todayOf } from '../clinics/today.ts'
import { findRest } from '../families/pace/queries.ts'
import type { World } from '../world.ts'
import { firstUnfinishedPart } from './completion.ts'
import type { ModuleLine } from './queries.ts'
import { listModuleLines } from './queries.ts'

/** The one thing Today offers: where in which module, and for which date. */
export interface NextStep {
  course: Course
  module: Module
  /** Counted from 1; undefined when only the quiz is left. */
  part: number | undefined
  isStarted: boolean
  dueOn: string | null
  /** It covers a workshop the member did not come to. */
  isMakeUp: boolean
}

/** Today in one object. `lit` of `total` counts finished modules of the assigned courses; private ones never count. */
export interface Today extends Windows {
  step: NextStep | undefined
  hasAssignments: boolean
  /** The plan changed and they were not told yet. */
  isChanged: boolean
  /** They rest their own course: nothing is offered. */
  isPaused: boolean
}

/**
 * What Today shows: the open assignment or make-up module with the earliest date, its module for that date, its first
 * open part. On one day the make-up module comes first.
 */
export async function readToday(world: World, member: FamilyMember): Promise<Today> {
  const plan = await readPlan(world, member)
  const lines = await listModuleLines(world.db, member)
  const { ownPausedAt, familyPausedAt, endedAt } = await findRest(world.db, member.clinicId, member.id)
  const isPaused = ownPausedAt !== null
  const given = await listMakeUps(world.db, member)
  const makeUps = openMakeUps(world.catalog, given, lines)
    .map((makeUp) => ({ ...makeUp, dueOn: familyPausedAt ?? endedAt ? null : makeUp.dueOn, isMakeUp: true }))
  const assigned = nextModules(world.catalog, plan, lines, await todayOf(world, member.clinicId))
    .map((module) => ({ ...module, isMakeUp: false }))
  const modules = plan.courses.flatMap(({ courseKey }) => ordinaryModules(world.catalog.course(courseKey)))
  return {
    step: nextStep(isPaused ? [] : [...makeUps, ...assigned], lines),
    hasAssignments: plan.courses.length + given.length > 0,
    isChanged: plan.isChanged, isPaused,
    ...windowsOf(modules, lines),
  }
}

/** Finished modules of those that count. */
export interface Windows { lit: number; total: number }

/**
 * The house beside a finished module: the one of Today where the module counts there, else one of its own course.
 * Undefined for a private module, which lights nothing.
 */
export async function readHouse(world: World, member: FamilyMember, { course, module }: { course: Course; module: Module }): Promise<Windows | undefined> {
  if (module.private) return undefined
  const assignments = await listOpenAssignments(world.db, member)
  const assigned = assignments.flatMap(({ courseKey }) => ordinaryModules(world.catalog.course(courseKey)))
  const isAssigned = assigned.some(({ key }) => key === module.key)
  return windowsOf(isAssigned ? assigned : ordinaryModules(course), await listModuleLines(world.db, member))
}

const nothingContinued = { continued: new Set<string>() }
/** The earliest date wins, no date comes last; of equals the one that stands first. */
function nextStep(modules: (DatedModule & Pick<NextStep, 'isMakeUp'>)[], lines: Map<string, ModuleLine>): NextStep | undefined {
  const [first] = modules.toSorted(byDate)
  if (!first) return undefined
  const line = lines.get(first.module.key)
  return { ...first, part: firstUnfinishedPart(first.module, line ?? nothingContinued), isStarted: line !== undefined }
}

function windowsOf(modules: Module[], lines: Map<string, ModuleLine>): Windows {
  return { lit: modules.filter((module) => isComplete(module, lines)).length, total: modules.length }
}

function isComplete(module: Module, lines: Map<string, ModuleLine>): boolean {
  return lines.get(module.key)?.completedAt != null
}

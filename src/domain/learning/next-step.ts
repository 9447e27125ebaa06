import type { OpenAssignment } from '../assignments/queries.ts'
import { listOpenAssignments } from '../assignments/queries.ts'
import type { FamilyMember } from '../actor.ts'
import type { Catalog, Course, Module } from '../catalog/shape.ts'
import { ordinaryModules } from '../catalog/shape.ts'
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
}

/** Today in one object. `lit` of `total` counts finished modules of the assigned courses; private ones never count. */
export interface Today extends Windows {
  step: NextStep | undefined
  hasAssignments: boolean
}

/** What Today shows: the open assignment with the earliest date, its first module not complete, its first open part. */
export async function readToday(world: World, member: FamilyMember): Promise<Today> {
  const assignments = await listOpenAssignments(world.db, member)
  const lines = await listModuleLines(world.db, member)
  const modules = assignments.flatMap(({ courseKey }) => ordinaryModules(world.catalog.course(courseKey)))
  return {
    step: nextStep(world.catalog, assignments, lines),
    hasAssignments: assignments.length > 0,
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

function nextStep(catalog: Catalog, assignments: OpenAssignment[], lines: Map<string, ModuleLine>): NextStep | undefined {
  for (const { courseKey, dueOn } of assignments) {
    const course = catalog.course(courseKey)
    const module = ordinaryModules(course).find((one) => !isComplete(one, lines))
    if (!course || !module) continue
    const line = lines.get(module.key)
    const part = firstUnfinishedPart(module, line ?? nothingContinued)
    return { course, module, part, isStarted: line !== undefined, dueOn }
  }
  return undefined
}

function windowsOf(modules: Module[], lines: Map<string, ModuleLine>): Windows {
  return { lit: modules.filter((module) => isComplete(module, lines)).length, total: modules.length }
}

function isComplete(module: Module, lines: Map<string, ModuleLine>): boolean {
  return lines.get(module.key)?.completedAt != null
}

import type { OpenAssignment } from '../assignments/queries.ts'
import { listOpenAssignments } from '../assignments/queries.ts'
import type { FamilyMember } from '../actor.ts'
import type { Catalog, Course, Module } from '../catalog/shape.ts'
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
export interface Today {
  step: NextStep | undefined
  hasAssignments: boolean
  lit: number
  total: number
}

/** What Today shows: the open assignment with the earliest date, its first module not complete, its first open part. */
export async function readToday(world: World, member: FamilyMember): Promise<Today> {
  const assignments = await listOpenAssignments(world.db, member)
  const lines = await listModuleLines(world.db, member)
  const modules = assignments.flatMap(({ courseKey }) => countedModules(world.catalog.course(courseKey)))
  return {
    step: nextStep(world.catalog, assignments, lines),
    hasAssignments: assignments.length > 0,
    lit: modules.filter((module) => isComplete(module, lines)).length,
    total: modules.length,
  }
}

/** The modules of a course that count: private ones count nowhere. */
export function countedModules(course: Course | undefined): Module[] {
  return course?.modules.filter((module) => !module.private) ?? []
}

const nothingContinued = { continued: new Set<string>() }

function nextStep(catalog: Catalog, assignments: OpenAssignment[], lines: Map<string, ModuleLine>): NextStep | undefined {
  for (const { courseKey, dueOn } of assignments) {
    const course = catalog.course(courseKey)
    const module = countedModules(course).find((one) => !isComplete(one, lines))
    if (!course || !module) continue
    const line = lines.get(module.key)
    const part = firstUnfinishedPart(module, line ?? nothingContinued)
    return { course, module, part, isStarted: line !== undefined, dueOn }
  }
  return undefined
}

function isComplete(module: Module, lines: Map<string, ModuleLine>): boolean {
  return lines.get(module.key)?.completedAt != null
}

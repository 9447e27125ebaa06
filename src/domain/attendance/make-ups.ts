import type { Catalog, Course, Module } from '../catalog/shape.ts'
import type { MakeUp } from './make-up-queries.ts'

/** A make-up module still to do, where it stands. `dueOn` is a day of the clinic's calendar. */
export interface OpenMakeUp { course: Course; module: Module; dueOn: string }

/** Those not completed yet, earliest date first, each module once. One that left the courses is not among them. */
export function openMakeUps(catalog: Catalog, makeUps: MakeUp[], lines: ReadonlyMap<string, { completedAt: string | null }>): OpenMakeUp[] {
  const open = makeUps.flatMap(({ moduleKey, dueOn }): OpenMakeUp[] => {
    const module = catalog.module(moduleKey)
    const course = catalog.course(module?.courseKey ?? '')
    return module && course && !lines.get(moduleKey)?.completedAt ? [{ course, module, dueOn }] : []
  })
  open.sort((one, other) => one.dueOn.localeCompare(other.dueOn))
  return open.filter(({ module }, at) => open.findIndex((one) => one.module === module) === at)
}

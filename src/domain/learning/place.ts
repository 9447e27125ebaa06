import type { Catalog, Course, Module, Worksheet } from '../catalog/shape.ts'
import { found } from '../result.ts'

/** The parts of an address of the learning pages, as Astro hands them over. */
type Params = Record<string, string | undefined>

/** What an address names: a module in its course. */
export interface Place { course: Course; module: Module; path: string }

/** The course at `/learn/{course}`. @throws NotFound */
export function courseAt(catalog: Catalog, params: Params): Course {
  const number = numberIn(params.course)
  return found(catalog.courses.find((course) => course.order === number), 'course')
}

/** The module at `/learn/{course}/{module}`. @throws NotFound */
export function placeAt(catalog: Catalog, params: Params): Place {
  const course = courseAt(catalog, params)
  const module = found(course.modules.find(({ order }) => order === numberIn(params.module)), 'module')
  return { course, module, path: pathOf(course, module) }
}

/** The address of a module: numbers only, never a word of its title. */
export function pathOf(course: Pick<Course, 'order'>, module: Pick<Module, 'order'>): string {
  return `/learn/${course.order}/${module.order}`
}

/** The key of the section at `…/{section}` and its number from 1. @throws NotFound */
export function sectionAt(module: Module, params: Params): { key: string; number: number } {
  const number = numberIn(params.section)
  return { key: found(module.sections[number - 1], 'section'), number }
}

/** The worksheet at `/worksheets/{worksheet}`. @throws NotFound */
export function worksheetAt(catalog: Catalog, params: Params): Worksheet {
  const order = numberIn(params.worksheet)
  return found(catalog.worksheets.find((sheet) => sheet.order === order), 'worksheet')
}

/** A number as our own links write it; anything else names no page. @throws NotFound */
export function numberIn(text: string | undefined): number {
  return Number(found(text !== undefined && /^[1-9]\d?$/.test(text) ? text : undefined, 'number'))
}

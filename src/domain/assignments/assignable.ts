import type { Catalog, Course } from '../catalog/shape.ts'
import { ordinaryModules } from '../catalog/shape.ts'

/** A course of private modules alone cannot be assigned. */
export function isAssignable(course: Course): boolean {
  return ordinaryModules(course).length > 0
}

/** Every ordinary module of the course is complete in this language. */
export function isInLanguage(course: Course, locale: string): boolean {
  return ordinaryModules(course).every(({ locales }) => locales.some((one) => one === locale))
}

/** The courses that can be assigned, in their order. */
export function assignableCourses(catalog: Catalog): Course[] {
  return catalog.courses.filter(isAssignable)
}

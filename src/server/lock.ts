import type { AstroGlobal } from 'astro'
import type { Module } from '../domain/catalog/shape.ts'
import type { First } from '../domain/learning/unlock/locks.ts'
import { missingBefore } from '../domain/learning/unlock/locks.ts'
import { memberOf } from './guards.ts'

/** What the reader has to finish before this module; undefined when it is open, and for who reads without an account. */
export async function firstFor({ locals }: Pick<AstroGlobal, 'locals'>, module: Module): Promise<First | undefined> {
  const member = memberOf(locals)
  return member && await missingBefore(locals.world, member, module)
}

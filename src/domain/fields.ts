import * as z from 'zod'
import type { Problem } from './problems.ts'

/** Longest text of an ordinary one-line field, in characters. */
export const LINE_MAX = 100
/** Longest text of an ordinary box, in characters. */
export const TEXT_MAX = 2_000
/** Ids are UUIDs; keys of content are shorter. */
const ID_MAX = 64

/** A line that has to be filled in; `empty` is what to say when it is not. */
export function line(empty: Problem, max = LINE_MAX) {
  return z.string(empty).trim().min(1, empty).max(max, 'too-long' satisfies Problem)
}

/** A line that may stay empty; empty becomes null. */
export function optionalLine(max = LINE_MAX) {
  return z.string().trim().max(max, 'too-long' satisfies Problem).optional().transform((text) => text || null)
}

/** One of a closed list of values. */
export function oneOf<const T extends readonly [string, ...string[]]>(values: T, empty: Problem = 'choose-one') {
  return z.enum(values, empty)
}

/** A tick: present is true, absent is false. */
export const tick = z.string().optional().transform((value) => value !== undefined)

/** A day as the browser's date field sends it, `YYYY-MM-DD`. */
export const day = z.iso.date('wrong-date' satisfies Problem)

/** A day that may stay empty; empty becomes null. */
export const optionalDay = z.union([z.literal('').transform(() => null), day]).optional().transform((on) => on ?? null)

/** A whole number typed into a box, from `least` to `most`. */
export function wholeNumber(least: number, most: number) {
  return z.string('wrong-number' satisfies Problem).trim().regex(/^\d{1,6}$/, 'wrong-number' satisfies Problem).transform(Number)
    .refine((number) => number >= least && number <= most, 'wrong-number' satisfies Problem)
}

/** The key drawn into each form, so that a form sent twice acts once. */
export const formKey = z.uuid('form-expired' satisfies Problem)

/** An id or content key as a form carries it. Whether it exists and whose it is, the verb asks. */
export const id = z.string('not-understood' satisfies Problem).min(1, 'not-understood').max(ID_MAX, 'not-understood')

import * as z from 'zod'
import { line } from '../fields.ts'
import type { Problem } from '../problems.ts'
import { NAME_LENGTH, normaliseName } from './name.ts'

/** Longer than any code with all its dashes. */
const CODE_TYPED_MAX = 64
/** Longer than any password that is taken; what is longer is refused unread. */
const PASSWORD_TYPED_MAX = 2_000

/** An email, phone number or chosen name, as typed. Characters nobody sees are no name. */
export const signInName = line('no-sign-in-name', NAME_LENGTH)
  .refine((text) => normaliseName(text).norm !== '', 'no-sign-in-name' satisfies Problem)

/** A password as typed: nothing is trimmed. Whether a new one is good enough, `passwordFault` says. */
export const password = z.string('no-password' satisfies Problem)
  .min(1, 'no-password').max(PASSWORD_TYPED_MAX, 'long-password' satisfies Problem)

/** A code as typed from a sheet. */
export const code = line('no-code', CODE_TYPED_MAX)

import * as z from 'zod'
import { locales } from '../catalog/text.ts'
import type { Problem } from '../problems.ts'
import { done, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { updateLocale } from './profile-queries.ts'

export const ChooseLanguage = z.object({ locale: z.enum(locales, 'choose-one' satisfies Problem) })
export type ChooseLanguage = z.infer<typeof ChooseLanguage>

/** Keeps the language an account reads in. */
export async function chooseLanguage(
  world: World, account: { clinicId: string; id: string }, input: ChooseLanguage,
): Promise<Result<null, never>> {
  return atomically(world, async (inside) => {
    await updateLocale(inside.db, account, input.locale)
    return done(null)
  })
}

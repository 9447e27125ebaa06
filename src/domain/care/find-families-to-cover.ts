import * as z from 'zod'
import type { Clinician } from '../actor.ts'
import { plainText } from '../families/caseload/plain-text.ts'
import { line } from '../fields.ts'
import type { World } from '../world.ts'
import { FOUND_MAX, listOthersLabels, type LabelledFamily } from './queries.ts'

/** Less than this finds half the clinic, in characters. */
const LABEL_MIN = 2

export const FindFamiliesToCover = z.object({ label: line('no-label').refine((text) => plainText(text).length >= LABEL_MIN, 'no-label') })

/** Colleagues' open families whose label holds these words, by label, at most `FOUND_MAX`. Only the label is told. */
export async function findFamiliesToCover(world: World, clinician: Clinician, label: string): Promise<LabelledFamily[]> {
  const words = plainText(label).split(' ')
  const all = await listOthersLabels(world.db, clinician)
  return all.filter((family) => words.every((word) => plainText(family.label).includes(word))).slice(0, FOUND_MAX)
}

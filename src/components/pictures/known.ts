import type { PictureId } from '../../domain/catalog/pictures.ts'
import { pictureIds } from '../../domain/catalog/pictures.ts'

/** What an author writes: `<Picture id="…" alt="…" caption="…" />`. */
export interface PictureProps { id?: string; alt?: string; caption?: string }

/**
 * The id of a picture that can be drawn.
 * @throws Error in words for the author: which picture, what is missing, what to write
 */
export function knownPicture({ id, alt, caption }: PictureProps): PictureId {
  const known = pictureIds.find((one) => one === id)
  if (!known) throw new Error(`<Picture id="${id ?? ''}"> is no picture of the kit. Use one of: ${pictureIds.join(', ')}.`)
  if (!alt?.trim()) throw new Error(`<Picture id="${id}"> needs alt="…": say in one or two sentences what it shows.`)
  if (!caption?.trim()) throw new Error(`<Picture id="${id}"> needs caption="…": one line that says what to take from it.`)
  return known
}

import { textParts } from '../../domain/catalog/shape.ts'
import type { HelpLine } from '../../domain/clinics/contacts.ts'

/** A quiz text with its contact tokens filled in: `{crisis}` becomes the number, or the label where there is none. */
export function withLines(text: string, lines: ReadonlyMap<string, Pick<HelpLine, 'number' | 'label'>>): string {
  return textParts(text).map((piece) => {
    if ('text' in piece) return piece.text
    const line = lines.get(piece.contact)
    return line?.number ?? line?.label ?? ''
  }).join('')
}

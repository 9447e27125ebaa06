import { textParts } from '../../domain/catalog/shape.ts'
import type { HelpLine } from '../../domain/clinics/contacts.ts'
import { isShort } from './contact-words.ts'

type Line = Pick<HelpLine, 'number' | 'label' | 'tel'>

/** A text with its contact tokens filled in: a short number alone, a long one after its label, the label where there is none. */
export function withLines(text: string, lines: ReadonlyMap<string, Line>): string {
  return textParts(text).map((piece) => {
    if ('text' in piece) return piece.text
    const line = lines.get(piece.contact)
    return line ? inWords(line) : ''
  }).join('')
}

function inWords({ number, label, tel }: Line): string {
  if (!number) return label
  return tel && !isShort(tel) ? `${label} (${number})` : number
}

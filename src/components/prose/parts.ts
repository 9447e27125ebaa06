/**
 * What a section is made of once its text is rendered: finished HTML, a hole that an ordinary component fills, or a
 * version for one kind of reader (`who`: relation, `home`: safe or safer).
 */
export type Part = { html: string } | { hole: string; is: string } | { when: 'who' | 'home'; is: string; parts: Part[] }
export type Piece = Exclude<Part, { when: string }>

const mark = /<(\/?)x-(section|hole|who|home|word)(?:\s+([a-z]+)="([^"]*)")?\s*>/g

/**
 * Cuts rendered prose at its marks (see index.ts).
 * @returns the parts of each section, by its id, in reading order
 * @throws Error where marks do not close in order
 */
export function splitProse(html: string): Map<string, Part[]> {
  const sections = new Map<string, Part[]>()
  const open: { tag: string; parts: Part[] }[] = []
  let from = 0
  for (const found of html.matchAll(mark)) {
    const [text, slash, tag = '', name = '', is = ''] = found
    const before = html.slice(from, found.index)
    from = found.index + text.length
    const inside = open.at(-1)
    if (inside && before.trim() !== '') inside.parts.push({ html: before })
    if (slash) {
      const closed = open.pop()
      if (closed?.tag !== tag) throw new Error(`</x-${tag}> closes <x-${closed?.tag ?? 'nothing'}>`)
      continue
    }
    const parts: Part[] = []
    if (tag === 'section') sections.set(is, parts)
    else if (tag === 'hole') inside?.parts.push({ hole: name, is })
    else if (tag === 'who' || tag === 'home') inside?.parts.push({ when: tag, is, parts })
    open.push({ tag, parts })
  }
  if (open.length > 0) throw new Error(`<x-${open.at(-1)?.tag}> is never closed`)
  return sections
}

/** Puts the labels of the text's own language where the vocabulary left room for them. */
export function fillWords(html: string, words: Readonly<Record<string, string>>): string {
  return html.replace(/<x-word is="([a-z]+)"\s*><\/x-word>/g, (_, key: string) => {
    const word = words[key]
    if (word === undefined) throw new Error(`no word "${key}" for the prose`)
    return word.replaceAll('&', '&amp;').replaceAll('<', '&lt;')
  })
}

/** Makes each explained word lead to its place in the glossary; one that has none stays plain. @param pathOf of a word */
export function linkTerms(html: string, pathOf: (word: string) => string | undefined): string {
  return html.replace(/<x-term>([\s\S]*?)<\/x-term>/g, (_, inside: string) => {
    const path = pathOf(inside.replace(/<[^>]*>/g, ''))
    return path === undefined ? inside : `<a href="${path}">${inside.trim()}</a>`
  })
}

/** What one reader gets: only their version, nothing of another. Neighbouring HTML becomes one piece. */
export function piecesFor(parts: readonly Part[], reader: { who: string; home: string }): Piece[] {
  const pieces: Piece[] = []
  for (const part of parts) {
    const own = 'when' in part ? (reader[part.when] === part.is ? piecesFor(part.parts, reader) : []) : [part]
    for (const piece of own) {
      const last = pieces.at(-1)
      if (last && 'html' in last && 'html' in piece) pieces[pieces.length - 1] = { html: last.html + piece.html }
      else pieces.push(piece)
    }
  }
  return pieces
}

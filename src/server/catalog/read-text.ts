import { countWords } from '../../domain/catalog/shape.ts'
import type { Node } from './read-mdx.ts'
import { attribute, lineOf } from './read-mdx.ts'
import { sentencesOf } from './sentences.ts'

/** Which reader's version of a text is meant; without one, only what everyone reads. */
export interface Version { who?: string; home?: string }

/**
 * A paragraph, heading, list item or label as a reader sees it. A contact stands as its token, `{crisis}`, which
 * counts as one word. `inside` names the components around it; `who` and `home` the version it belongs to; `list`
 * numbers the list of an item; `cites` are the ids cited in it, `terms` the words explained in it.
 */
export interface Block {
  text: string
  line: number | undefined
  kind: 'paragraph' | 'heading' | 'item' | 'label'
  inside: readonly string[]
  who: string | undefined
  home: string | undefined
  list: number | undefined
  cites: string[]
  terms: string[]
  words: number
  sentences: readonly string[]
}

type Place = Pick<Block, 'kind' | 'inside' | 'who' | 'home' | 'list'>

const blockTypes = new Set(['paragraph', 'heading', 'listItem', 'tableCell', 'mdxJsxFlowElement'])
const wordless = new Set(['Check', 'Worksheet'])

/** The text of these nodes, in reading order, every version of it. */
export function readBlocks(nodes: readonly Node[]): Block[] {
  const reader = new Reader()
  for (const node of nodes) reader.read(node, { kind: 'paragraph', inside: [], who: undefined, home: undefined, list: undefined })
  reader.close()
  return reader.blocks
}

/** What one reader sees of the blocks. */
export function seenBy(blocks: readonly Block[], version: Version): Block[] {
  return blocks.filter(({ who, home }) =>
    (who === undefined || who === version.who) && (home === undefined || home === version.home))
}

/** The versions in which these blocks can be read: each relation with its own text, each way. */
export function versionsOf(blocks: readonly Block[]): Version[] {
  const whos = [...new Set(blocks.map(({ who }) => who))].filter((who) => who !== undefined)
  const homes = [...new Set(blocks.map(({ home }) => home))].filter((home) => home !== undefined)
  const ofWho = (who: string | undefined): Version[] => (homes.length > 0 ? homes : [undefined])
    .map((home) => ({ ...(who === undefined ? {} : { who }), ...(home === undefined ? {} : { home }) }))
  return whos.length > 0 ? whos.flatMap(ofWho) : ofWho(undefined)
}

/** Words as the limits count them. */
export function wordsOf(blocks: readonly Block[]): number {
  return blocks.reduce((sum, { words }) => sum + words, 0)
}

class Reader {
  readonly blocks: Block[] = []
  #open: { text: string; line: number | undefined; place: Place; cites: string[]; terms: string[] } | undefined
  #lists = 0

  close(): void {
    const open = this.#open
    this.#open = undefined
    if (!open) return
    const text = open.text.replace(/\s+/g, ' ').trim()
    const last = this.blocks.at(-1)
    // A Cite on a line of its own belongs to what stands before it.
    if (text === '') last?.cites.push(...open.cites)
    else this.blocks.push({ ...open.place, text, line: open.line, cites: open.cites, terms: open.terms, words: countWords(text), sentences: sentencesOf(text) })
  }

  read(node: Node, outside: Place): void {
    if (node.name && wordless.has(node.name)) return
    const place = this.#placeOf(node, outside)
    const isBlock = blockTypes.has(node.type)
    if (isBlock) this.close()
    this.#take(node, place)
    for (const child of node.children ?? []) this.read(child, place)
    if (isBlock) this.close()
  }

  #placeOf(node: Node, outside: Place): Place {
    if (node.type === 'heading') return { ...outside, kind: 'heading' }
    if (node.type === 'tableCell') return { ...outside, kind: 'label' }
    if (node.type === 'listItem') return { ...outside, kind: 'item' }
    if (node.type === 'list') return { ...outside, list: ++this.#lists }
    if (!node.name) return outside
    const inside = [...outside.inside, node.name]
    if (node.name === 'For') return { ...outside, inside, who: attribute(node, 'who') ?? '' }
    if (node.name === 'Way') return { ...outside, inside, home: attribute(node, 'home') ?? '' }
    return { ...outside, inside }
  }

  #take(node: Node, place: Place): void {
    if (node.type === 'text' || node.type === 'inlineCode') this.#add(node, place, node.value ?? '')
    if (node.type === 'break') this.#add(node, place, ' ')
    if (node.name === 'Contact') this.#add(node, place, `{${attribute(node, 'id') ?? ''}}`)
    if (node.name === 'Cite') this.#add(node, place, '').cites.push(...(attribute(node, 'f') ?? '').split(/\s+/).filter(Boolean))
    if (node.name === 'Term') this.#add(node, place, '').terms.push(plainText(node))
    const label = node.name === 'Reveal' ? 'label' : node.name === 'Picture' ? 'caption' : undefined
    if (label) {
      this.#add(node, { ...place, kind: 'label' }, attribute(node, label) ?? '')
      this.close()
    }
  }

  #add(node: Node, place: Place, text: string) {
    this.#open ??= { text: '', line: lineOf(node), place, cites: [], terms: [] }
    this.#open.text += text
    return this.#open
  }
}

function plainText(node: Node): string {
  return (node.value ?? '') + (node.children ?? []).map(plainText).join('')
}

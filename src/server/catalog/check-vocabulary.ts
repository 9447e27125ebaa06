import { pictureIds } from '../../domain/catalog/pictures.ts'
import { relations } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Node } from './read-mdx.ts'
import { attribute, lineOf } from './read-mdx.ts'

interface Word { takes?: readonly string[]; oneOf?: readonly string[]; inline?: true; empty?: true; inside?: readonly string[] }

/** The words authors may use. `takes`: all attributes, each needed; `oneOf`: what the first may say; `inside`: the components one of which must hold it directly. */
export const vocabulary: Readonly<Record<string, Word>> = {
  Section: { takes: ['id'] },
  Story: { inside: ['Section'] },
  For: { takes: ['who'], oneOf: relations, inside: ['Story', 'Script', 'Way'] },
  Cite: { takes: ['f'], inline: true, empty: true },
  Check: { takes: ['id'], empty: true, inside: ['Section'] },
  Example: {},
  Avoid: {},
  Script: {},
  Term: { inline: true },
  Reveal: { takes: ['label'] },
  Picture: { takes: ['id', 'alt', 'caption'], oneOf: pictureIds, empty: true, inside: ['Section', 'Example', 'Way'] },
  Reflect: { takes: ['id'], inside: ['Section', 'Way'] },
  Worksheet: { takes: ['id'], empty: true, inside: ['Section', 'Way'] },
  Contact: { takes: ['id'], inline: true, empty: true },
  Way: { takes: ['home'], oneOf: ['safe', 'safer'] },
}

const links = new Set(['link', 'linkReference', 'definition', 'image', 'imageReference', 'footnoteReference', 'footnoteDefinition'])
const guide = 'See the authoring guide, part 4.'

/** K5: nothing but Markdown and the vocabulary. K6: everything inside a Section. */
export function checkVocabulary(blocks: readonly Node[], report: Report): void {
  for (const block of blocks) {
    if (block.name !== 'Section' && !block.type.startsWith('mdxjs')) {
      report('K6', lineOf(block), 'This stands outside a <Section>. Move it into one.')
    }
    checkNode(block, undefined, report)
  }
}

function checkNode(node: Node, parent: Node | undefined, report: Report): void {
  const line = lineOf(node)
  if (node.type === 'mdxjsEsm') report('K5', line, `import and export do not belong in a text. Take them out. ${guide}`)
  else if (node.type.endsWith('Expression')) report('K5', line, `{${node.value ?? ''}} is an expression. Write plain words; a contact is <Contact id="…" />.`)
  else if (node.type === 'html') report('K5', line, `Raw HTML is not allowed. Write Markdown. ${guide}`)
  else if (links.has(node.type)) report('K5', line, 'Links, images and footnotes lead readers away. Say it in the text.')
  else if (node.type === 'heading' && node.depth !== 3) report('K5', line, 'Headings inside a section are ###. The page draws the section title.')
  else if (node.type.startsWith('mdxJsx')) checkComponent(node, parent, report)
  for (const child of node.children ?? []) checkNode(child, node.name ? node : parent, report)
}

function checkComponent(node: Node, parent: Node | undefined, report: Report): void {
  const name = node.name ?? ''
  const word = vocabulary[name]
  const say = (text: string) => report('K5', lineOf(node), text)
  if (!word) {
    say(/^[A-Z]/.test(name) ? `<${name}> is not in the vocabulary. ${guide}` : `<${name}> is HTML. Write Markdown. ${guide}`)
    return
  }
  checkAttributes(node, name, word, say)
  if (name === 'Section' && parent) say('A <Section> stands inside another component. Close that one first.')
  if (word.inside && !word.inside.includes(parent?.name ?? '')) say(`<${name}> belongs directly in <${word.inside.join('> or <')}>.`)
  if (word.empty && (node.children?.length ?? 0) > 0) say(`<${name}> holds no text. Write <${name} … />.`)
  if (!word.inline && node.type === 'mdxJsxTextElement') say(`<${name}> stands inside a paragraph. Give it its own lines, blank lines around.`)
}

function checkAttributes(node: Node, name: string, { takes = [], oneOf }: Word, say: (text: string) => void): void {
  for (const one of node.attributes ?? []) {
    const known = one.name !== undefined && takes.includes(one.name)
    if (one.name === undefined || (known && typeof one.value !== 'string')) say(`<${name}> takes plain text, not an expression.`)
    else if (!known) say(`<${name}> does not take ${one.name}. It takes ${takes.join(', ') || 'nothing'}.`)
  }
  for (const needed of takes) {
    if (!attribute(node, needed)?.trim()) say(`<${name}> needs ${needed}="…".`)
  }
  const first = takes[0] && attribute(node, takes[0])
  if (first && oneOf && !oneOf.includes(first)) say(`<${name} ${takes[0]}="${first}"> is unknown. Use one of: ${oneOf.join(', ')}.`)
}

import { mdxToMdast } from 'satteri'
import type { Report } from './finding.ts'
import type { Yaml } from './read-yaml.ts'
import { readYaml } from './read-yaml.ts'

/** A piece of the parsed text: Markdown, or a component with `name` and `attributes`. */
export interface Node {
  type: string
  name?: string | null
  value?: string
  depth?: number
  attributes?: { name?: string; value?: unknown }[]
  children?: Node[]
  position?: { start: { line: number } }
}

/** A module's text file: front matter as data, and its blocks. */
export interface Mdx { front: Yaml; blocks: Node[] }

/** Parses with the build's own MDX parser. What it cannot read is reported as K1 (front matter) or K5 (text). */
export function readMdx(text: string, report: Report): Mdx | undefined {
  const matter = /^---\n([\s\S]*?\n)---(?:\n|$)/.exec(text)?.[1]
  if (matter === undefined) {
    report('K1', 1, 'The front matter is missing. Start the file with --- and its fields.')
    return undefined
  }
  const front = readYaml(matter, report, 2)
  try {
    const tree = mdxToMdast(text) as Node
    const blocks = (tree.children ?? []).filter((node) => node.type !== 'yaml')
    return front && { front, blocks }
  } catch (error) {
    const [, line, what] = /^(\d+):\d+:\s*([\s\S]*)$/.exec(String((error as Error).message)) ?? []
    report('K5', line ? Number(line) : undefined, `This cannot be read as MDX: ${what ?? String(error)}. Write plain Markdown and the vocabulary only.`)
    return undefined
  }
}

/** The nodes and everything in them, in reading order. */
export function walk(nodes: readonly Node[], found: Node[] = []): Node[] {
  for (const node of nodes) {
    found.push(node)
    if (node.children) walk(node.children, found)
  }
  return found
}

/** All components of that name in the nodes, in reading order. */
export function all(nodes: readonly Node[], name: string): Node[] {
  return walk(nodes).filter((node) => node.name === name)
}

/** The sections of a text. */
export function sectionsIn(blocks: readonly Node[]): Node[] {
  return blocks.filter((block) => block.name === 'Section')
}

export function lineOf(node: Node): number | undefined {
  return node.position?.start.line
}

/** A component's attribute, where it is plain text. */
export function attribute(node: Node, name: string): string | undefined {
  const value = node.attributes?.find((one) => one.name === name)?.value
  return typeof value === 'string' ? value : undefined
}

/** Fact and reference ids of a Cite: `f="F211 F208"`. */
export function citedIn(nodes: readonly Node[]): { id: string; line: number | undefined }[] {
  return all(nodes, 'Cite').flatMap((cite) =>
    (attribute(cite, 'f') ?? '').split(/\s+/).filter(Boolean).map((id) => ({ id, line: lineOf(cite) })))
}

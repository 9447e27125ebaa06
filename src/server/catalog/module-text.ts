import type { Language } from './loaded.ts'
import type { Node } from './read-mdx.ts'
import { attribute, lineOf, sectionsIn } from './read-mdx.ts'
import type { Block } from './read-text.ts'
import { readBlocks } from './read-text.ts'

export interface SectionText { id: string; line: number | undefined; node: Node; blocks: Block[] }

/** The text of a module in one language, section by section. */
export interface ModuleText { sections: SectionText[] }

export function readModuleText({ blocks }: Pick<Language, 'blocks'>): ModuleText {
  return {
    sections: sectionsIn(blocks).map((node) => ({
      id: attribute(node, 'id') ?? '', line: lineOf(node), node, blocks: readBlocks(node.children ?? []),
    })),
  }
}

import type { Page } from 'playwright-core'
import type { NeededLine } from '../../src/server/catalog/check-safety.ts'
import { neededLines } from '../../src/server/catalog/check-safety.ts'
import { loadContent } from '../../src/server/catalog/load-content.ts'
import { readModuleText } from '../../src/server/catalog/module-text.ts'
import { readFolder } from '../../src/server/catalog/read-folder.ts'

/** A help line by the digits one dials. */
export interface Dialled { contact: string; home: NeededLine['home']; digits: string }

/** The lines that each English part needs by the dangers it names, by its address. */
export function linesByPart(): Map<string, Dialled[]> {
  const { loaded, contacts } = loadContent(readFolder('content'))
  const digitsOf = (id: string) => contacts.find((one) => one.id === id)?.voice?.replace(/\D/g, '') ?? ''
  return new Map(loaded.flatMap(({ file, modules }) => modules.flatMap(({ en }) => (en ? readModuleText(en).sections.map((section, at) => (
    [`/learn/${file?.order}/${en.front.order}/${at + 1}`, neededLines(section, 'en').map(({ contact, home }) => ({ contact, home, digits: digitsOf(contact) }))] as const
  )) : []))))
}

/**
 * What of these lines does not stand in the first screen of the part that is open: counted from the top of the page;
 * in a first part, under the safety strip that shows it too, from the end of the story.
 */
export function lateLines(page: Page, lines: readonly Dialled[]): Promise<string[]> {
  return page.evaluate((wanted) => {
    const linkIn = (place: string, digits: string) => [...document.querySelectorAll<HTMLAnchorElement>(`main ${place} a[href^="tel:"]`)]
      .find((link) => link.href.replace(/\D/g, '') === digits)
    const story = document.querySelector('main .prose .story')
    return wanted.flatMap(({ contact, digits }) => {
      const bottom = linkIn('.prose .contact', digits)?.getBoundingClientRect().bottom
      if (bottom === undefined) return `${contact} is not in the text`
      const below = Math.round(bottom - (story?.getBoundingClientRect().bottom ?? -scrollY) - innerHeight)
      return [
        ...below > 0 ? [`${contact} stands ${below} px below the first screen`] : [],
        ...story && !linkIn('.safety', digits) ? [`${contact} is not in the safety strip`] : [],
      ]
    })
  }, lines)
}

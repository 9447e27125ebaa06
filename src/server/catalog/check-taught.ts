import type { Report } from './finding.ts'
import type { Language, Quiz } from './loaded.ts'
import { attribute, citedIn, sectionsIn } from './read-mdx.ts'

/**
 * Q6: the quiz asks for every section. Objectives are words for people; what a section teaches are its facts, so a
 * section of whose facts no question speaks holds an objective that is never asked.
 */
export function checkTaught({ file }: Quiz, { blocks }: Language, report: Report): void {
  const asked = new Set(file.quiz.flatMap(({ facts }) => facts))
  for (const section of sectionsIn(blocks)) {
    const cited = citedIn([section]).map(({ id }) => id)
    if (cited.length > 0 && !cited.some((id) => asked.has(id))) {
      report('Q6', undefined, `No question of the quiz rests on a fact of section "${attribute(section, 'id')}". Ask what it teaches.`)
    }
  }
}

import type { Report } from './finding.ts'
import type { Language, Quiz } from './loaded.ts'
import { attribute, citedIn, sectionsIn } from './read-mdx.ts'

/** Q6: the quiz asks for every objective, by what its questions say of themselves. */
export function checkObjectives({ file, lineOf }: Quiz, { front: { objectives } }: Language, report: Report): void {
  file.quiz.forEach((question, at) => {
    for (const number of question.objectives.filter((one) => one > objectives.length)) {
      report('Q6', lineOf(['quiz', at, 'objectives']), `"${question.key}" asks objective ${number}; the module has ${objectives.length}. Mend the number.`)
    }
  })
  objectives.forEach((text, at) => {
    if (file.quiz.some((question) => question.objectives.includes(at + 1))) return
    report('Q6', undefined, `Objective ${at + 1}, "${text}", is asked by no question of the quiz. Ask for it, or name ${at + 1} in the objectives of a question that does.`)
  })
}

/** Q6: the quiz asks for every section. What a section teaches are its facts, so a question rests on one of them. */
export function checkTaught({ file }: Quiz, { blocks }: Language, report: Report): void {
  const asked = new Set(file.quiz.flatMap(({ facts }) => facts))
  for (const section of sectionsIn(blocks)) {
    const cited = citedIn([section]).map(({ id }) => id)
    if (cited.length > 0 && !cited.some((id) => asked.has(id))) {
      report('Q6', undefined, `No question of the quiz rests on a fact of section "${attribute(section, 'id')}". Ask what it teaches.`)
    }
  }
}

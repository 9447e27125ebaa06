import type { Front, QuizFile } from '../../domain/catalog/shape.ts'
import { relations } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Node } from './read-mdx.ts'
import { all, attribute, lineOf, sectionsIn } from './read-mdx.ts'

const MAX_REFLECTIONS = 3

/** K6 and K8: the parts every module has, in their places. `worksheets` are the keys that have a file. */
export function checkStructure(blocks: readonly Node[], front: Front, worksheets: ReadonlySet<string>, report: Report): void {
  const sections = sectionsIn(blocks)
  checkSections(sections, front, report)
  checkStory(sections, report)
  for (const name of ['Example', 'Script']) {
    if (all(sections, name).length === 0) report('K6', undefined, `The module has no <${name}>. Every module has one.`)
  }
  // What one can say to a help line is the same for all.
  const toHelpLines = new Set(all(sections, 'Way').filter((way) => attribute(way, 'home') === 'safer').flatMap((way) => all([way], 'Script')).filter((script) => all([script], 'For').length === 0))
  for (const group of [...all(sections, 'Story'), ...all(sections, 'Script')]) {
    if (!toHelpLines.has(group)) checkRelations(group, report)
  }
  checkBoxes(sections, front, worksheets, report)
  for (const section of sections) {
    const [, second] = all([section], 'Picture')
    if (second) report('K6', lineOf(second), `Section "${attribute(section, 'id')}" has a second <Picture>; it takes one, and only if it explains. Take one out.`)
  }
}

function checkSections(sections: readonly Node[], front: Front, report: Report): void {
  const named = front.sections.map(({ id }) => id)
  const found = sections.map((section) => attribute(section, 'id') ?? '')
  for (const id of named.filter((id) => !found.includes(id))) {
    report('K6', undefined, `Section "${id}" is in the front matter but not in the text. Write it or take it out.`)
  }
  sections.forEach((section, at) => {
    const id = found[at] ?? ''
    if (!named.includes(id)) report('K6', lineOf(section), `Section "${id}" is not in the front matter. Add it there or mend the id.`)
    else if (found.indexOf(id) < at) report('K6', lineOf(section), `Section "${id}" stands here twice. Ids are used once.`)
  })
  const sameSet = named.length === found.length && named.every((id) => found.includes(id))
  if (sameSet && named.some((id, at) => found[at] !== id)) {
    report('K6', lineOf(sections[0]!), `The sections stand in another order than in the front matter (${named.join(', ')}). Make them the same.`)
  }
}

function checkStory(sections: readonly Node[], report: Report): void {
  const stories = all(sections, 'Story')
  if (stories.length === 0) report('K6', undefined, 'The module has no <Story>. Open the first section with one.')
  for (const extra of stories.slice(1)) report('K6', lineOf(extra), 'There is a second <Story>. A module has one, at the top.')
  const first = sections[0]?.children?.[0]
  if (stories[0] && first !== stories[0]) report('K6', lineOf(stories[0]), 'The <Story> comes first in the first section. Move it to the top.')
}

function checkRelations(group: Node, report: Report): void {
  const told = (group.children ?? []).filter((child) => child.name === 'For').map((child) => attribute(child, 'who'))
  for (const who of relations) {
    const times = told.filter((one) => one === who).length
    if (times === 0) report('K8', lineOf(group), `${group.name} lacks "${who}". All six relations are needed here.`)
    if (times > 1) report('K8', lineOf(group), `${group.name} has "${who}" twice. Keep one.`)
  }
}

function checkBoxes(sections: readonly Node[], front: Front, worksheets: ReadonlySet<string>, report: Report): void {
  const sheets = all(sections, 'Worksheet')
  const reflections = all(sections, 'Reflect')
  if (sheets.length + reflections.length === 0) {
    report('K6', undefined, 'The module has no <Worksheet> and no <Reflect>. End with one to fill in.')
  }
  const keys = new Set([...sheets.map((sheet) => attribute(sheet, 'id') ?? ''), ...(front.worksheet ? [front.worksheet] : [])])
  for (const key of keys) {
    if (!worksheets.has(key)) report('K6', undefined, `Worksheet "${key}" has no file. Write worksheets/${key}.yaml or mend the key.`)
  }
  if (front.worksheet && !sheets.some((sheet) => attribute(sheet, 'id') === front.worksheet)) {
    report('K6', undefined, `Worksheet "${front.worksheet}" is in the front matter but not in the text. Put <Worksheet id="${front.worksheet}" /> into the last section.`)
  }
  if (reflections.length > MAX_REFLECTIONS) {
    report('K6', lineOf(reflections[MAX_REFLECTIONS]!), `There are ${reflections.length} <Reflect> boxes; the limit is ${MAX_REFLECTIONS}. Take some out.`)
  }
  const ids = reflections.map((box) => attribute(box, 'id'))
  reflections.forEach((box, at) => {
    if (ids.indexOf(ids[at]) < at) report('K6', lineOf(box), `Reflect "${ids[at]}" stands here twice. Ids are used once.`)
    if ((box.children ?? []).some(holdsMore)) report('K6', lineOf(box), 'A <Reflect> holds plain words only. Take the component out.')
  })
}

function holdsMore(node: Node): boolean {
  return !!node.name || (node.children ?? []).some(holdsMore)
}

/** K6 and Q6: one known Check at the end of each section, and no check without a place. */
export function checkChecks(blocks: readonly Node[], quiz: QuizFile, report: Report): void {
  const shown: string[] = []
  for (const section of sectionsIn(blocks)) {
    const name = attribute(section, 'id') ?? ''
    const children = section.children ?? []
    const checks = all(children, 'Check')
    if (checks.length === 0) report('K6', lineOf(section), `Section "${name}" has no Check. Put <Check id="…" /> at its end.`)
    if (checks.length > 1) report('K6', lineOf(checks[1]!), `Section "${name}" has ${checks.length} Checks; it takes one.`)
    for (const check of checks) {
      const key = attribute(check, 'id') ?? ''
      if (shown.includes(key)) report('K6', lineOf(check), `Check "${key}" is already in another section. Ask something new.`)
      if (!quiz.checks.some((question) => question.key === key)) report('K6', lineOf(check), `Check "${key}" is not in quiz.yaml. Write it there or mend the id.`)
      shown.push(key)
    }
    const after = children.slice(children.findIndex((child) => child.name === 'Check') + 1)
    if (checks[0] && after.some((child) => !['Worksheet', 'Reflect', 'Way', 'Check'].includes(child.name ?? ''))) {
      report('K6', lineOf(checks[0]), `Text follows the Check of section "${name}". Only Worksheet and Reflect may; move the Check down.`)
    }
  }
  for (const { key } of quiz.checks) {
    if (!shown.includes(key)) report('Q6', undefined, `Check "${key}" is in quiz.yaml but in no section. Show it or take it out.`)
  }
}

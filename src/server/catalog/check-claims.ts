import type { Front, Question } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'
import type { Facts } from './read-facts.ts'
import type { Node } from './read-mdx.ts'
import { all, attribute, citedIn, lineOf, readText } from './read-mdx.ts'

/** C1, C2, C3: cited ids exist, every section cites, and `sources` names exactly what is cited. */
export function checkClaims(blocks: readonly Node[], front: Front, facts: Facts, report: Report): void {
  const cited = citedIn(blocks)
  for (const { id, line } of cited) {
    if (!facts.has(id)) report('C1', line, `${id} is not in facts.json. Cite a fact that is.`)
    if (!front.sources.includes(id)) report('C3', line, `${id} is cited but not in sources. Add it there.`)
    if (facts.needsGate(id) && !front.gate) report('S2', line, `Cites ${id} without gate: safety. Add the gate or take the step out.`)
  }
  for (const id of front.sources) {
    if (!facts.has(id)) report('C1', undefined, `${id} in sources is not in facts.json. Name a fact that is.`)
    // References may back a module as a whole; facts stand beside the sentence they prove.
    else if (id.startsWith('F') && !cited.some((one) => one.id === id)) {
      report('C3', undefined, `${id} is in sources but nowhere cited. Cite it or take it out.`)
    }
  }
  for (const section of blocks.filter((block) => block.name === 'Section')) {
    if (citedIn([section]).length === 0) report('C2', lineOf(section), `Section "${attribute(section, 'id')}" has no Cite. Every section rests on a fact.`)
  }
}

/** C1 and Q3: a question rests on facts that exist and that the module cites. */
export function checkQuestionFacts(questions: readonly Question[], sources: readonly string[], facts: Facts, report: Report): void {
  for (const { key, facts: ids } of questions) {
    for (const id of ids) {
      if (!facts.has(id)) report('C1', undefined, `"${key}" rests on ${id}, which is not in facts.json. Name a fact that is.`)
      else if (!sources.includes(id)) report('Q3', undefined, `"${key}" rests on ${id}, which the module does not cite. Cite it or ask something else.`)
    }
  }
}

const crises = [
  { names: /\bsuicid/i, word: 'suicide', contact: 'crisis' },
  { names: /\boverdos/i, word: 'overdose', contact: 'emergency' },
] as const

/** S4: where a danger is named, its line stands in the same section. S2: a gated text has both versions. */
export function checkSafety(blocks: readonly Node[], front: Front, report: Report): void {
  for (const section of blocks.filter((block) => block.name === 'Section')) {
    const shown = all([section], 'Contact').map((contact) => attribute(contact, 'id'))
    const text = ['safe', 'safer'].flatMap((home) => readText([section], { who: 'parent-adult', home })).join('\n')
    for (const { names, word, contact } of crises) {
      if (names.test(text) && !shown.includes(contact)) {
        report('S4', lineOf(section), `Names ${word} without <Contact id="${contact}" /> in the same section. Add it near the top.`)
      }
    }
  }
  const ways = all(blocks, 'Way').map((way) => ({ home: attribute(way, 'home'), line: lineOf(way) }))
  if (!front.gate && ways[0]) report('S2', ways[0].line, '<Way> stands in a module without gate: safety. Add the gate or take it out.')
  if (front.gate && ways.length === 0) report('S2', undefined, 'A gated module has <Way home="safe"> and <Way home="safer">. Write both.')
  if (front.gate && !front.trySafer) report('S2', undefined, 'A gated module needs trySafer in the front matter. Write what is safe to do instead.')
  ways.forEach(({ home, line }, at) => {
    if (home !== (at % 2 === 0 ? 'safe' : 'safer')) report('S2', line, '<Way home="safe"> and <Way home="safer"> stand in pairs, safe first. Add the other one.')
  })
  if (ways.length % 2 === 1) report('S2', ways.at(-1)?.line, 'The last <Way home="safe"> has no <Way home="safer"> after it. Write it.')
}

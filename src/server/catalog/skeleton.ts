import type { StoryRelation } from '../../domain/catalog/shape.ts'
import { relations } from '../../domain/catalog/shape.ts'

/** In place of a fact until its writer names one. The checker knows no such fact, so no build takes a placeholder to a family. */
export const NO_FACT = 'F000'

/** What a new module is called, and who is in its stories. */
export interface NewModule {
  key: string
  course: string
  order: number
  cast: Readonly<Record<StoryRelation, { reader: string; person: string }>>
}

/** The English text of a new module: whole in its bones, its words in [square brackets] still to be written. */
export function skeletonText({ key, course, order, cast }: NewModule): string {
  const forEach = (words: (reader: string, person: string) => string) =>
    relations.map((who) => `<For who="${who}">\n\n${words(cast[who].reader, cast[who].person)}\n\n</For>`).join('\n\n')
  return `---
# Write over everything in [square brackets]. Put facts from content/facts.json in place of ${NO_FACT}.
# Give sections and questions keys of their own now: once they are published, they stay for ever.
key: ${key}
lang: en
course: ${course}
order: ${order}
version: 1
title: "[Write the title here]"
main: "[Write the one thing that people are to take home, in 25 words or fewer.]"
minutes: 10
objectives:
  - "[Write what people can do after this. Start with a verb.]"
  - "[Write one more thing that people can do.]"
sections:
  - { id: first-idea, title: "[Say the first idea in one line]" }
  - { id: second-idea, title: "[Say the second idea in one line]" }
  - { id: third-idea, title: "[Say the third idea in one line]" }
passMark: 0.8
summary:
  - "[Write the first idea again, in 15 words or fewer.]"
  - "[Write the second idea again.]"
  - "[Write the third idea again.]"
tryThis: "[Write one small thing that people can try this week, in ten minutes or less.]"
# Leave this out where there is nothing to say aloud.
practise:
  situation: "[Tell in a few words when people would say it. Speak to 'you', so that it fits every family.]"
  steps:
    - "[Write what the module says such words hold, as in: It says that I care.]"
    - "[Write the next thing that people can look for in their own words.]"
    - "[Write one more.]"
terms: []
sources: [${NO_FACT}]
review: { by: null, on: null, next: null }
clarity: { cci: null, pemat: null, on: null }
---

<Section id="first-idea">

<Story>

${forEach((reader, person) => `[Write about ${reader} and ${person} here. Say what happened this week and how it felt, in 60 words or fewer.]`)}

</Story>

[Write the first idea here, in plain words that a tired person can follow. Keep each paragraph to three sentences, and end each claim with its fact.] <Cite f="${NO_FACT}" />

[Say what people can do with this idea at home. Say as well when it is better to wait, or to ask for help.]

<Check id="first-check" />

</Section>

<Section id="second-idea">

[Write the second idea here. Begin with what many families believe, and explain in everyday words what is known about it. Leave room for hope, even where the answer is difficult.] <Cite f="${NO_FACT}" />

<Example>

[Show one case from start to end. Say what ${cast['parent-adult'].reader} saw, what came to mind first, and what helped.]

</Example>

<Check id="second-check" />

</Section>

<Section id="third-idea">

[Write the third idea here. Let the family from the story come back, and let one small thing be a bit better.] <Cite f="${NO_FACT}" />

<Script>

${forEach((reader) => `"[Write two or three lines that ${reader} can say out loud at a calm moment.]"\n\n**If they say no:** "[Write what to say then.]"`)}

</Script>

<Check id="third-check" />

<Reflect id="own-words">[Ask one thing that people may want to write down for themselves.]</Reflect>

</Section>
`
}

const checks = ['first-check', 'second-check', 'third-check']
const quiz = ['first-question', 'second-question', 'third-question', 'fourth-question', 'fifth-question']
/** As many as the skeleton's front matter has; each question of the quiz names the one it asks. */
const OBJECTIVES = 2
const letters = ['a', 'b', 'c'] as const

/** The questions of a new module: three checks and a quiz of five, whole in their bones. */
export function skeletonQuiz({ key }: Pick<NewModule, 'key'>): string {
  return `# Write over everything in [square brackets]. Put facts from content/facts.json in place of ${NO_FACT}.
# Move the right answers around, and keep them from being the longest. "objectives" says which of the module's
# objectives a question asks, by its place in en.mdx.
module: ${key}
checks:
${checks.map((name, at) => question(name, at, false)).join('')}quiz:
${quiz.map((name, at) => question(name, at, at === quiz.length - 1, 1 + at % OBJECTIVES)).join('')}`
}

function question(key: string, at: number, isScenario: boolean, objective?: number): string {
  const right = letters[at % letters.length]
  const story = '    story: {en: "[Tell a small case here: who is there, and what has happened.]"}\n'
  return `  - key: ${key}
    version: 1
    kind: ${isScenario ? 'scenario' : 'pick-one'}
    critical: false
    tests: "[Name what people may wrongly believe]"
    facts: [${NO_FACT}]
${objective === undefined ? '' : `    objectives: [${objective}]\n`}${isScenario ? story : ''}    ask: {en: "[Ask what one can do here, in 25 words or fewer.]"}
    options:
${letters.map((letter) => (letter === right ? rightOption(letter) : wrongOption(letter))).join('')}    unsure: {en: "That is fine. [Give one thought that helps.]"}
`
}

function rightOption(key: string): string {
  return `      - key: ${key}
        right: true
        text: {en: "[Write the right answer here]"}
        feedback: {en: "Yes. [Say why, in words that stand alone.]"}
`
}

function wrongOption(key: string): string {
  return `      - key: ${key}
        text: {en: "[Write something here that people do believe]"}
        feedback: {en: "Not quite. [Say what is so, and where the text says it.]"}
`
}

import type { Question, Text } from '../../domain/catalog/shape.ts'
import { textParts } from '../../domain/catalog/shape.ts'
import type { Report } from './finding.ts'

/** K5: every `{token}` in a quiz or worksheet text is a contact that exists; unasked while the contacts are unknown. */
export function checkTokens(texts: Iterable<Text | undefined>, contacts: ReadonlySet<string> | undefined, report: Report): void {
  if (!contacts) return
  const unknown = new Set<string>()
  for (const text of texts) {
    for (const part of [text?.en, text?.es].flatMap((one) => textParts(one ?? ''))) {
      if ('contact' in part && !contacts.has(part.contact)) unknown.add(part.contact)
    }
  }
  for (const token of unknown) report('K5', undefined, `{${token}} is not in the contacts. Mend the token or add it there.`)
}

/** Every text of the questions that a reader can see. */
export function textsOfQuestions(questions: readonly Question[]): (Text | undefined)[] {
  return questions.flatMap(({ story, ask, options, unsure }) =>
    [story, ask, ...options.flatMap(({ text, feedback }) => [text, feedback]), unsure])
}

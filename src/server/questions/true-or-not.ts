import { leftOut, type DraftQuestion, type Taken } from './draft.ts'

/** A statement to agree with or not. @param feedback to whoever answers it wrong, and right */
export function takeTrueOrNot(
  base: Pick<DraftQuestion, 'line' | 'title' | 'ask' | 'lost'>, isTrue: boolean, feedback: { wrong: string; right: string },
): Taken {
  if (base.ask === '') return leftOut('it asks nothing')
  const option = (text: string, right: boolean) => ({ text, right, feedback: right ? feedback.right : feedback.wrong })
  return { is: 'taken', questions: [{ ...base, kind: 'true-or-not', options: [option('True', isTrue), option('Not true', !isTrue)] }] }
}

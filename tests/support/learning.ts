import { randomUUID } from 'node:crypto'
import type { FamilyMember } from '../../src/domain/actor.ts'
import type { Module, Question } from '../../src/domain/catalog/shape.ts'
import { continueSection } from '../../src/domain/learning/continue-section.ts'
import { answerQuestion } from '../../src/domain/quizzes/answer-question.ts'
import { UNSURE } from '../../src/domain/quizzes/grade.ts'
import { startAttempt } from '../../src/domain/quizzes/start-attempt.ts'
import type { World } from '../../src/domain/world.ts'
import { valueOf } from './joining.ts'

/** The option keys that are right. */
export function rightOptions({ options, kind }: Question): string[] {
  return options.filter((option) => option.right ?? kind === 'order').map(({ key }) => key)
}

/** Reads a module and takes its quiz once. @param missed keys of the questions answered with "not sure yet" */
export async function finishModule(world: World, member: FamilyMember, module: Module, missed: string[] = []): Promise<void> {
  const moduleKey = module.key
  for (const sectionKey of module.sections) valueOf(await continueSection(world, member, { formKey: randomUUID(), moduleKey, sectionKey }))
  valueOf(await startAttempt(world, member, { formKey: randomUUID(), moduleKey }))
  for (const question of module.quiz) {
    const options = missed.includes(question.key) ? [UNSURE] : rightOptions(question)
    valueOf(await answerQuestion(world, member, { formKey: randomUUID(), moduleKey, questionKey: question.key, options }))
  }
}

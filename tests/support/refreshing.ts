import { randomUUID } from 'node:crypto'
import type { FamilyMember } from '../../src/domain/actor.ts'
import { UNSURE } from '../../src/domain/quizzes/grade.ts'
import { answerRefresher } from '../../src/domain/refreshers/answer-refresher.ts'
import { findOffered } from '../../src/domain/refreshers/offered.ts'
import type { World } from '../../src/domain/world.ts'
import { valueOf } from './joining.ts'
import { rightOptions } from './learning.ts'

/** What is offered, as the module and its interval. */
export async function offeredTo(world: World, member: FamilyMember): Promise<string | undefined> {
  const plan = await findOffered(world, member)
  return plan && `${plan.module.key} day ${plan.refresher.afterDays}`
}

/** Answers all that is offered. @param missed keys answered with "not sure yet". @returns the keys in the order asked */
export async function takeRefresher(world: World, member: FamilyMember, missed: string[] = []): Promise<string[]> {
  const asked: string[] = []
  for (let plan = await findOffered(world, member); plan?.questions[0]; plan = await findOffered(world, member)) {
    const [question] = plan.questions
    const options = missed.includes(question.key) ? [UNSURE] : rightOptions(question)
    valueOf(await answerRefresher(world, member, { formKey: randomUUID(), refresherId: plan.refresher.id, questionKey: question.key, options }))
    asked.push(question.key)
  }
  return asked
}

import { findReceipt, insertReceipt } from './queries.ts'
import { done, refused, type Result } from './result.ts'
import { now, type World } from './world.ts'

/** The key drawn into each form; together with what was typed it tells a repeated form from another one. */
interface Input { formKey: string }

/**
 * Runs `work` once per form, inside the verb's `atomically`. The same form sent again gets the first answer and
 * nothing is done; the same key with anything else typed, or from another account, is refused.
 * `work` refuses before it writes; what it refuses leaves no receipt, so the corrected form may be sent.
 * Its value is kept for 24 h as JSON, readable in the database: no code, no private text.
 * @param actor whose form it is: a signed-in actor, or `{ clinicId, id }` of what stands for them before that
 * @param input what the verb was asked, with its form key
 */
export async function withReceipt<T, Reason extends string>(
  world: World, actor: { clinicId: string; id: string }, input: Input, work: () => Promise<Result<T, Reason>>,
): Promise<Result<T, Reason | 'changed-meanwhile'>> {
  const bodyHash = hashOf(world, input)
  const before = await findReceipt(world.db, actor.clinicId, input.formKey)
  if (before) {
    if (before.accountId !== actor.id || before.bodyHash !== bodyHash) return refused('changed-meanwhile')
    return done((JSON.parse(before.outcome) as { value: T }).value)
  }
  const result = await work()
  if (result.ok) {
    await insertReceipt(world.db, {
      clinicId: actor.clinicId, key: input.formKey, accountId: actor.id, bodyHash,
      outcome: JSON.stringify({ value: result.value }), at: now(world),
    })
  }
  return result
}

/** Keyed, so that whoever has only the database cannot try out guesses at a short private answer. */
function hashOf(world: World, input: Input): string {
  return world.vault.hmac('audit', `form\n${JSON.stringify(input)}`)
}

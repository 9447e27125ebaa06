import type { FamilyMember } from '../../src/domain/actor.ts'
import type { World } from '../../src/domain/world.ts'
import { CAST_AT, HARBOR } from './cast.ts'

/** Where people are added, from which number on, and when they joined. `endedAt` keeps their families out of everyday lists. */
interface Change { clinicId?: string; from?: number; joinedAt?: string; endedAt?: string }

/** People, each in a family of their own, who let the clinic see their progress. */
export async function addMembers(world: Pick<World, 'transact'>, count: number, change: Change = {}): Promise<FamilyMember[]> {
  const { clinicId = HARBOR, from = 1, joinedAt = CAST_AT, endedAt = null } = change
  const members = Array.from({ length: count }, (_, at): FamilyMember =>
    ({ role: 'family-member', clinicId, id: `answers-${from + at}`, familyId: `answering-${from + at}` }))
  await world.transact(async (db) => {
    for (const { id, familyId } of members) {
      await db.insertInto('account').values({
        clinicId, id, nameKind: 'chosen', nameNorm: id, passwordHash: 'not set', displayName: id, locale: 'en', createdAt: joinedAt,
      }).execute()
      await db.insertInto('family').values({ clinicId, id: familyId, label: `Case ${familyId}`, createdAt: joinedAt, endedAt }).execute()
      await db.insertInto('member').values({ clinicId, id, familyId, joinedAt }).execute()
      await db.insertInto('agreement').values({
        clinicId, id: `agreement-${id}`, memberId: id, kind: 'clinic-sees-progress', textVersion: '1', givenAt: joinedAt,
      }).execute()
    }
  })
  return members
}

/** One answer as it is kept: option keys with blanks between, and how it stood. */
export interface Given { options: string; outcome: 'right' | 'not-yet' | 'unsure'; version?: number; locale?: string | null }

export const RIGHT: Given = { options: 'a', outcome: 'right' }
export const MISSED: Given = { options: 'b', outcome: 'not-yet' }
export const UNSURE: Given = { options: 'unsure', outcome: 'unsure' }

/** Rows of first tries, and of a begun module: what each of these members answered to which question. */
export async function giveFirstTries(
  world: Pick<World, 'transact'>, members: readonly FamilyMember[], moduleKey: string, answersOf: (at: number) => Record<string, Given>, locale: string | null = 'en',
): Promise<void> {
  await world.transact(async (db) => {
    for (const [at, { clinicId, id: memberId }] of members.entries()) {
      await db.insertInto('moduleProgress').values({
        clinicId, memberId, moduleKey, openedAt: CAST_AT, openedVersion: 1, passMark: '0.8', lastOn: CAST_AT.slice(0, 10),
      }).onConflict((conflict) => conflict.doNothing()).execute()
      for (const [questionKey, given] of Object.entries(answersOf(at))) {
        const { options, outcome, version = 1 } = given
        await db.insertInto('firstTry').values({
          clinicId, memberId, moduleKey, questionKey, questionVersion: version, outcome, optionKeys: options,
          locale: given.locale === undefined ? locale : given.locale, at: CAST_AT,
        }).execute()
      }
    }
  })
}

/** The answers one after the other, each as often as it says. */
export function spread(...parts: [count: number, given: Given][]): Given[] {
  return parts.flatMap(([count, given]) => Array.from({ length: count }, () => given))
}

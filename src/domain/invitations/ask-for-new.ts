import { record } from '../audit.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { hasEnded, stateOf } from './invitation.ts'
import { lookupOf } from './lookup.ts'
import { momentAt } from './moment.ts'
import { findInvitation, insertRequest } from './queries.ts'

/**
 * Asks the team for a new invitation in place of one that ended, whatever ended it: who asks is not told. The second
 * time on a day changes nothing and is answered the same.
 * @param code as it was found before (`findWayIn`)
 * @returns refused when the invitation can still be used, or was used
 * @throws NotFound for a code that leads to no invitation
 */
export async function askForNew(world: World, clinicId: string, code: string): Promise<Result<null, 'not-ended'>> {
  const lookup = lookupOf(world.vault, code)
  return atomically(world, async (inside) => {
    const { id, familyId, consentId, consent, ...times } = found(await findInvitation(inside.db, clinicId, lookup), 'invitation')
    const { at, on } = await momentAt(inside, clinicId)
    if (!hasEnded(stateOf(times, consent, { at, on }))) return refused('not-ended')
    const isFirst = await insertRequest(inside.db, {
      clinicId, id: inside.newId(), kind: 'new-invitation', familyId, consentId, askedOn: on, askedAt: at,
    })
    if (isFirst) {
      await record(inside, { kind: 'system', clinicId }, 'request.new-invitation', { kind: 'invitation', id }, { consentId })
    }
    return done(null)
  })
}

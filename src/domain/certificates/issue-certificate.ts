import * as z from 'zod'
import type { FamilyMember } from '../actor.ts'
import { record } from '../audit.ts'
import { ordinaryModules } from '../catalog/shape.ts'
import { id } from '../fields.ts'
import { momentAt } from '../invitations/moment.ts'
import { isCourseComplete } from '../learning/completion.ts'
import { listModuleLines } from '../learning/queries.ts'
import { done, found, refused, type Result } from '../result.ts'
import { atomically, type World } from '../world.ts'
import { checkCodeHmac, checkCodeOf } from './check-code.ts'
import { findCertificateOf, insertCertificate } from './queries.ts'

export const IssueCertificate = z.object({ courseKey: id })
export type IssueCertificate = z.infer<typeof IssueCertificate>

/**
 * Gives a member the certificate of a course once all its ordinary modules are complete. Asked for again it is the
 * same one, with its first day, whatever was added to the course since.
 * @returns its id; refused for a course that is not complete or has private modules alone
 * @throws NotFound for a course that does not exist
 */
export async function issueCertificate(
  world: World, member: FamilyMember, input: IssueCertificate,
): Promise<Result<{ id: string }, 'not-complete'>> {
  const course = found(world.catalog.course(input.courseKey), 'course')
  return atomically(world, async (inside) => {
    const before = await findCertificateOf(inside.db, member, course.key)
    if (before) return done({ id: before.id })
    if (!isCourseComplete(course, await listModuleLines(inside.db, member))) return refused('not-complete')
    const { clinicId } = member
    const newId = inside.newId()
    const { on } = await momentAt(inside, clinicId)
    await insertCertificate(inside.db, {
      clinicId, id: newId, memberId: member.id, courseKey: course.key, courseNumber: course.order,
      modules: ordinaryModules(course).length, issuedOn: on,
      checkCodeHmac: checkCodeHmac(inside.vault, checkCodeOf(inside.vault, { clinicId, id: newId })),
    })
    await record(inside, member, 'certificate.issued', { kind: 'certificate', id: newId })
    return done({ id: newId })
  })
}

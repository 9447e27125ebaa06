import type { FamilyMember } from '../actor.ts'
import type { Course } from '../catalog/shape.ts'
import { formatCode } from '../accounts/codes.ts'
import { isCourseComplete } from '../learning/completion.ts'
import { listModuleLines } from '../learning/queries.ts'
import { found } from '../result.ts'
import type { World } from '../world.ts'
import { checkCodeOf } from './check-code.ts'
import { findCertificate, findCertificateOf, isCheckOn, type Certificate } from './queries.ts'

/** A certificate to show; `checkCode` as it is printed, where the clinic answers it. */
export type ShownCertificate = Certificate & { checkCode: string | undefined }

/** One of the member's own. @throws NotFound for any other */
export async function readCertificate(world: World, member: FamilyMember, id: string): Promise<ShownCertificate> {
  const certificate = found(await findCertificate(world.db, member, id), 'certificate')
  const isOn = await isCheckOn(world.db, member.clinicId)
  return { ...certificate, checkCode: isOn ? formatCode(checkCodeOf(world.vault, certificate)) : undefined }
}

/** What a course offers its reader: nothing before it is complete, then a certificate, with its id once it was issued. */
export async function findOffer(world: World, member: FamilyMember | undefined, course: Course): Promise<{ id?: string } | undefined> {
  if (!member) return undefined
  const issued = await findCertificateOf(world.db, member, course.key)
  if (issued) return { id: issued.id }
  return isCourseComplete(course, await listModuleLines(world.db, member)) ? {} : undefined
}

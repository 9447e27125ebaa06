import type { Clinician } from '../actor.ts'
import type { TeamMember } from '../families/queries.ts'
import { listFamiliesOfTeam, listMembersOfTeam } from '../families/queries.ts'
import { NotFound } from '../result.ts'
import type { World } from '../world.ts'
import type { WorkshopGroup } from './group-queries.ts'
import { listWorkshopGroups } from './group-queries.ts'

/** Whom a form names: people, whole families, and whoever is invited to a weekly workshop, as they are today. */
export interface Chosen { memberIds: string[]; familyIds: string[]; seriesIds?: string[] | undefined }

/** Somebody a course can go to. `startedOn` is the start day of their family. */
export type ChosenMember = TeamMember & { startedOn: string | null }

/** The members this clinician may see today, with the start day of their family. */
export async function readTeam(world: World, clinician: Clinician, today: string): Promise<ChosenMember[]> {
  const startOf = new Map((await listFamiliesOfTeam(world.db, clinician)).map(({ id, startedOn }) => [id, startedOn]))
  const members = await listMembersOfTeam(world.db, clinician, today)
  return members.map((member) => ({ ...member, startedOn: startOf.get(member.familyId) ?? null }))
}

/** Whether somebody is invited to the workshop of this group. */
export function isInGroup({ isEveryone, familyIds }: WorkshopGroup, { familyId }: Pick<TeamMember, 'familyId'>): boolean {
  return isEveryone || familyIds.includes(familyId)
}

/**
 * Those of the team's members that the form names, each once.
 * @throws NotFound when one of the people, families or groups is not theirs to see
 */
export async function readChosen(world: World, clinician: Clinician, chosen: Chosen, today: string): Promise<ChosenMember[]> {
  const team = await readTeam(world, clinician, today)
  const seriesIds = chosen.seriesIds ?? []
  const groups = seriesIds.length > 0 ? await listWorkshopGroups(world.db, clinician.clinicId) : []
  const named = groups.filter(({ id }) => seriesIds.includes(id))
  const isTheirs = chosen.memberIds.every((id) => team.some((member) => member.id === id))
    && chosen.familyIds.every((id) => team.some((member) => member.familyId === id))
    && seriesIds.every((id) => named.some((group) => group.id === id && team.some((member) => isInGroup(group, member))))
  if (!isTheirs) throw new NotFound('family member')
  return team.filter((member) => chosen.memberIds.includes(member.id) || chosen.familyIds.includes(member.familyId)
    || named.some((group) => isInGroup(group, member)))
}

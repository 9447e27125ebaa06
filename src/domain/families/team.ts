import type { ExpressionBuilder } from 'kysely'
import type { Database } from '../../../db/schema.ts'
import type { Clinician } from '../actor.ts'

/**
 * For a WHERE over a query that has `familyTeam` in it: the clinician looks after the family, or covers for whoever
 * does and the cover still runs. Everything that asks whose a family is asks it here.
 */
export function onTeam({ id, at }: Pick<Clinician, 'id' | 'at'>) {
  return (where: ExpressionBuilder<Pick<Database, 'familyTeam'>, 'familyTeam'>) => where.and([
    where('familyTeam.staffId', '=', id),
    where.or([
      where('familyTeam.coverUntil', 'is', null),
      ...(at === undefined ? [] : [where('familyTeam.coverUntil', '>', at)]),
    ]),
  ])
}

import { createQueryId, sql, type KyselyPlugin, type RootOperationNode } from 'kysely'
import type { Db } from '../../db/open.ts'
import type { World } from '../../src/domain/world.ts'

/** One step of how SQLite answers a statement: `SEARCH member USING INDEX … (clinic_id=? AND id=?)`. */
export interface Step { detail: string; statement: string }

/** Everything that `work` asks of the database, and for each statement the steps in which SQLite answers it. */
export async function plansOf(world: World, work: (world: World) => Promise<unknown>): Promise<Step[]> {
  const nodes: RootOperationNode[] = []
  const noting: KyselyPlugin = {
    transformQuery({ node }) {
      nodes.push(node)
      return node
    },
    transformResult: ({ result }) => Promise.resolve(result),
  }
  await work({ ...world, db: world.db.withPlugin(noting) })
  const steps = []
  for (const node of nodes) steps.push(...await explain(world.db, node))
  return steps
}

async function explain(db: Db, node: RootOperationNode): Promise<Step[]> {
  const statement = db.getExecutor().compileQuery(node, createQueryId()).sql
  const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(statement.replaceAll('+?', "+'x'"))}`.execute(db)
  return rows.map(({ detail }) => ({ detail, statement }))
}

/** Steps that read a whole table, or all that a clinic has in it, which grows the same. */
export function fullScans(steps: Step[]): string[] {
  return steps.map(({ detail }) => detail).filter((detail) =>
    (/^SCAN /.test(detail) && !/^SCAN (\(subquery|CONSTANT)/.test(detail)) || /AUTOMATIC/.test(detail) || /\(clinic_id=\?\)$/.test(detail))
}

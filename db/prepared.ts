import type { Compilable, CompiledQuery } from 'kysely'
import type { Db } from './open.ts'

/** Stands for an argument while the query is compiled; no real value starts like this. */
const MARK = '\u0000argument '

interface Kept<R> {
  query: CompiledQuery<R>
  /** For each bound value: the number of the argument that takes its place, or -1 where it is a constant. */
  argumentAt: number[]
}

/**
 * A query built and compiled once per dialect, for what runs on every request. Arguments are text and go into the
 * query unchanged: `build` must hand each to the query as it is (`.where('id', '=', id)`), never look at it.
 * @throws at the first run, when an argument was changed, put into the SQL, or left out
 */
export function prepared<A extends string[], R>(
  build: (db: Db, ...args: A) => Compilable<R>,
): (db: Db, ...args: A) => Promise<R[]> {
  const keptByDialect = new Map<unknown, Kept<R>>()

  return async function run(db: Db, ...args: A): Promise<R[]> {
    const dialect = db.getExecutor().adapter.constructor
    let kept = keptByDialect.get(dialect)
    if (!kept) {
      kept = compile(db, build, args.length)
      keptByDialect.set(dialect, kept)
    }
    const { query, argumentAt } = kept
    const parameters = query.parameters.map((value, place) => args[argumentAt[place] ?? -1] ?? value)
    const { rows } = await db.executeQuery<R>({ ...query, parameters })
    return rows
  }
}

function compile<A extends string[], R>(
  db: Db, build: (db: Db, ...args: A) => Compilable<R>, count: number,
): Kept<R> {
  const marks = Array.from({ length: count }, (_, number) => `${MARK}${number}`)
  const query = build(db, ...(marks as A)).compile()
  const argumentAt = query.parameters.map((value) => marks.indexOf(String(value)))
  const changed = query.parameters.some((value, place) => argumentAt[place] === -1 && String(value).includes(MARK))
  if (changed || query.sql.includes(MARK) || marks.some((_, number) => !argumentAt.includes(number))) {
    throw new Error('An argument of a prepared query must go into it once or more, and unchanged.')
  }
  return { query, argumentAt }
}

import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { prepared } from '../../db/prepared.ts'
import type { Db } from '../../db/open.ts'
import { newDatabase } from '../support/database.ts'

const meta = (key: string, value = '') => ({ clinicId: 'harbor', key, value })
const throttle = (key: string, fails: number) => ({ clinicId: 'harbor', key, fails, until: null, at: '2026-11-24T09:00:00.000Z' })

test('limit, offset, in and row comparison take bound values', async () => {
  const { db, transact } = await newDatabase()
  await transact((own) => own.insertInto('meta').values(['a', 'b', 'c', 'd'].map((key) => meta(key))).execute())
  const keys = db.selectFrom('meta').select('key').orderBy('key')
  expect(await keys.limit(2).offset(1).execute()).toEqual([{ key: 'b' }, { key: 'c' }])
  expect(await keys.where('key', 'in', ['a', 'd', 'e']).execute()).toEqual([{ key: 'a' }, { key: 'd' }])
  expect(await keys.where(sql<boolean>`(clinic_id, key) > (${'harbor'}, ${'c'})`).execute()).toEqual([{ key: 'd' }])
})

test('insert, on conflict, update and delete take bound values and say how many rows they met', async () => {
  const { db, transact } = await newDatabase()
  const count = (own: Db) => own.insertInto('throttle').values(throttle('name', 1))
    .onConflict((conflict) => conflict.columns(['clinicId', 'key'])
      .doUpdateSet((row) => ({ fails: row('throttle.fails', '+', 1) }))
      .where('throttle.fails', '<', 3))
    .executeTakeFirstOrThrow()
  const inserted = []
  for (let time = 0; time < 4; time += 1) inserted.push((await transact(count)).numInsertedOrUpdatedRows)
  expect(inserted).toEqual([1n, 1n, 1n, 0n])
  expect(await db.selectFrom('throttle').select('fails').execute()).toEqual([{ fails: 3 }])

  const nothing = await transact((own) => own.insertInto('throttle').values(throttle('name', 9))
    .onConflict((conflict) => conflict.columns(['clinicId', 'key']).doNothing()).executeTakeFirstOrThrow())
  expect(nothing.numInsertedOrUpdatedRows).toBe(0n)
  const changed = await transact((own) => own.updateTable('throttle').set({ fails: 7 }).where('fails', '=', 3)
    .returning(['key', 'fails']).execute())
  expect(changed).toEqual([{ key: 'name', fails: 7 }])
  const gone = await transact((own) => own.deleteFrom('throttle').where('fails', '>=', 7).executeTakeFirstOrThrow())
  expect(gone.numDeletedRows).toBe(1n)
})

test('a bound value keeps its type: text stays text, whole numbers stay whole, null stays null', async () => {
  const { db, transact } = await newDatabase()
  await transact((own) => own.insertInto('meta').values(meta('number-like', '007')).execute())
  await transact((own) => own.insertInto('throttle').values(throttle('large', 3_000_000_000)).execute())
  const { rows } = await sql`select value, typeof(value) as is_text, value = ${'007'} as equal, value = ${'7'} as unequal,
    fails, typeof(fails) as is_integer, until, ${null} is null as is_null
    from meta join throttle using (clinic_id)`.execute(db)
  expect(rows).toEqual([{
    value: '007', isText: 'text', equal: 1, unequal: 0, fails: 3_000_000_000, isInteger: 'integer', until: null, isNull: 1,
  }])
  const text = transact((own) => own.insertInto('throttle').values({ ...throttle('x', 0), fails: 'many' as never }).execute())
  await expect(text).rejects.toMatchObject({ code: 'SQLITE_CONSTRAINT_DATATYPE' })
})

test('a lookup by key still uses the index, and so does a partial one', async () => {
  const { db } = await newDatabase()
  const plan = async (query: { compile(): { sql: string } }) => {
    const { rows } = await sql<{ detail: string }>`explain query plan ${sql.raw(query.compile().sql.replaceAll('+?', "+'x'"))}`.execute(db)
    return rows.map((row) => row.detail).join(' ')
  }
  expect(db.selectFrom('meta').where('key', '=', 'x').select('key').compile().sql).toContain('= +?')
  expect(await plan(db.selectFrom('meta').selectAll().where('clinicId', '=', 'x').where('key', 'in', ['x', 'y'])))
    .toContain('SEARCH meta USING INDEX')
  expect(await plan(db.selectFrom('account').selectAll().where('clinicId', '=', 'x').where('nameNorm', '=', 'x')))
    .toContain('SEARCH account USING INDEX')
})

test('a prepared query is built once and takes its arguments in any order and number of places', async () => {
  const { db, transact } = await newDatabase()
  let built = 0
  const keysWith = prepared((own: Db, value: string, clinicId: string) => {
    built += 1
    return own.selectFrom('meta').select(['key', 'clinicId']).where('clinicId', '=', clinicId)
      .where((row) => row.or([row('value', '=', value), row('key', '=', value)])).orderBy('key').limit(5)
  })
  await transact((own) => own.insertInto('meta').values([meta('a', 'one'), meta('b', 'two'), meta('one')]).execute())
  expect(await keysWith(db, 'one', 'harbor')).toEqual([{ key: 'a', clinicId: 'harbor' }, { key: 'one', clinicId: 'harbor' }])
  expect(await keysWith(db, 'two', 'harbor')).toEqual([{ key: 'b', clinicId: 'harbor' }])
  expect(await transact((own) => keysWith(own, 'two', 'beacon'))).toEqual([])
  expect(built).toBe(1)
})

test('a prepared query keeps the guards of its handle', async () => {
  const store = await newDatabase()
  const remove = prepared((own: Db, key: string) => own.deleteFrom('meta').where('key', '=', key).returning('key'))
  const read = prepared((own: Db, key: string) => own.selectFrom('meta').where('key', '=', key).select('key'))
  await store.transact((own) => own.insertInto('meta').values(meta('a')).execute())
  await expect(remove(store.db, 'a')).rejects.toThrow('This handle only reads')
  await expect(store.transact(() => read(store.db, 'a'))).rejects.toThrow('A transaction is open here')
  expect(await store.transact((own) => remove(own, 'a'))).toEqual([{ key: 'a' }])
})

test('a prepared query that changes or leaves out an argument is refused at its first run', async () => {
  const { db } = await newDatabase()
  const keys = (own: Db) => own.selectFrom('meta').select('key')
  const wrong = [
    prepared((own: Db, start: string) => keys(own).where('key', 'like', `${start}%`)),
    prepared((own: Db, key: string) => keys(own).where(sql<boolean>`key = ${sql.lit(key)}`)),
    prepared((own: Db, key: string) => key ? keys(own) : keys(own)),
  ]
  for (const run of wrong) await expect(run(db, 'a')).rejects.toThrow('An argument of a prepared query')
})

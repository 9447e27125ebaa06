import { execFile } from 'node:child_process'
import { mkdirSync, readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { holdAlone } from '../../db/durable.ts'
import { temporaryFile } from '../support/database.ts'

const run = (file: string, ...words: string[]) => promisify(execFile)(
  process.execPath, [join(import.meta.dirname, '../../src/commands/db.ts'), ...words], { env: { DATABASE_FILE: file } },
)

test('migrating says what is new, then that nothing is; anything else is explained and ends with 1', { timeout: 30_000 }, async () => {
  const file = temporaryFile()
  expect((await run(file, 'migrate')).stdout).toContain('New: 0001-clinics, ')
  expect((await run(file, 'migrate')).stdout).toBe('The database is up to date.\n')
  await expect(run(file, 'reset')).rejects.toMatchObject({ code: 1, stderr: 'Write: npm run db -- migrate\n' })
})

test('rotating the keys makes a second one and says what to do with it; a database that is in use is left alone', { timeout: 60_000 }, async () => {
  const home = dirname(dirname(temporaryFile()))
  const env = { DATABASE_FILE: join(home, 'data', 'x.db'), KEYS_DIR: join(home, 'keys'), LOG_LEVEL: 'silent' }
  mkdirSync(join(home, 'data'), { mode: 0o700 })
  const keys = (...words: string[]) => promisify(execFile)(process.execPath, [join(import.meta.dirname, '../../src/commands/keys.ts'), ...words], { env })
  expect((await keys('rotate')).stdout).toMatch(/The new key is master\.2-\w+ .+\n0 keys/)
  const release = holdAlone(env.DATABASE_FILE)
  await expect(keys('rotate')).rejects.toMatchObject({ code: 1 })
  release()
  expect(readdirSync(env.KEYS_DIR)).toHaveLength(2)
  await expect(keys()).rejects.toMatchObject({ code: 1, stderr: 'Write: npm run keys -- rotate\n' })
})

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
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

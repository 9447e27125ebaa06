import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { noteBackup } from '../domain/backups/note-backup.ts'
import { restore } from '../server/backup/restore.ts'
import { readEnvironment, start } from '../server/start.ts'

/* npm run restore -- <backup> --to <empty folder> */

try {
  const { positionals: [backup], values: { to } } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
  if (!backup || !to) throw new Error('Write: npm run restore -- <backup> --to <empty folder>')
  const { databaseFile, keysFolder } = readEnvironment()
  const { file, rows } = await restore(backup, to, keysFolder, new Date().toISOString())
  const all = Object.values(rows).reduce((sum, count) => sum + count, 0)
  console.log(`The backup is whole: ${all} rows in ${Object.keys(rows).length} tables, now in ${file}.`)
  console.log('Everybody has to sign in again there, and messages that waited will not be sent. What was erased after the backup was made is in it again: erase it anew.')
  console.log(`To use it, stop Porchlight and set DATABASE_FILE=${file}`)
  if (existsSync(databaseFile)) {
    const installation = await start({ alone: false })
    await noteBackup(installation.world, 'triedAt').finally(() => installation.close())
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { closeClinic } from '../server/closing/close-clinic.ts'
import { start } from '../server/start.ts'

/* npm run close-clinic -- "<the clinic's name>" --to <new file.zip> */

const USE = 'Write: npm run close-clinic -- "<the clinic’s name>" --to <new file.zip>'

try {
  const { positionals: [name], values: { to } } = parseArgs({ allowPositionals: true, options: { to: { type: 'string' } } })
  if (!name || !to) throw new Error(USE)
  if (existsSync(to)) throw new Error(`${to} is there already. Name a new file.`)
  const installation = await start({ alone: true })
  try {
    const named = installation.clinics.all().filter((clinic) => clinic.name === name)
    const [clinic] = named
    if (!clinic || named.length > 1) throw new Error(`${named.length > 1 ? 'More than one clinic has' : 'No clinic here has'} this name, letter by letter. Nothing was changed.`)
    const { written, areBackupsGone } = await closeClinic(installation, clinic.id, to)
    console.log(`${Object.values(written).reduce((sum, count) => sum + count, 0)} rows are in ${to}. It is readable to whoever has it: put it in a safe place.`)
    console.log('The clinic is gone from the database.')
    console.log(areBackupsGone ? 'So are the backups here. Delete those in other places.' : 'Backups hold it for up to 35 days more, with the other clinics.')
  } finally {
    await installation.close()
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

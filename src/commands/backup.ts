import { backUp } from '../server/backup/back-up.ts'
import { start } from '../server/start.ts'

/* npm run backup */

try {
  const installation = await start({ alone: false })
  try {
    console.log(`Made and checked: ${await backUp(installation)}`)
    console.log(`It is sealed with the key in ${installation.config.keysFolder}. Keep a copy of that key in another place than the backups.`)
  } finally {
    await installation.close()
  }
} catch (error) {
  console.error((error as Error).message)
  process.exitCode = 1
}

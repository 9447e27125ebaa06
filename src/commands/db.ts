import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'
import { readConfig } from '../server/config.ts'

/* npm run db -- migrate */

try {
  if (process.argv[2] !== 'migrate') throw new Error('Write: npm run db -- migrate')
  const { databaseFile } = readConfig(process.env)
  const store = openDatabase({ file: databaseFile })
  const ran = await migrate(store).finally(() => store.close())
  console.log(ran.length > 0 ? `The database has what this version needs. New: ${ran.join(', ')}.` : 'The database is up to date.')
} catch (error) {
  const { message, cause } = error as Error
  console.error(cause instanceof Error ? `${message} ${cause.message}` : message)
  process.exitCode = 1
}

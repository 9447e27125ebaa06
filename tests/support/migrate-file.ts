import { migrate } from '../../db/migrate.ts'
import { openDatabase } from '../../db/open.ts'

/* A process of its own: migrates the file and prints how many migrations it ran. */

const store = openDatabase({ file: process.argv[2] ?? '' })
const ran = await migrate(store)
await store.close()
process.stdout.write(String(ran.length))

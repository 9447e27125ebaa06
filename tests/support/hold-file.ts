import Sqlite from 'better-sqlite3'

/* A process of its own: writes into the file and keeps it for so many milliseconds. Says "held" when it has it. */

const [file = '', milliseconds = ''] = process.argv.slice(2)
const raw = new Sqlite(file)
raw.exec('begin immediate')
process.stdout.write('held')
setTimeout(() => {
  raw.exec('commit')
  raw.close()
}, Number(milliseconds))

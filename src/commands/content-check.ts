import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { reportContent } from '../server/catalog/content-report.ts'
import { KEYS } from '../server/catalog/key-register.ts'
import { readFolder } from '../server/catalog/read-folder.ts'

/**
 * `npm run content:check`: every problem of the content as file, line, level, rule and what to do. Exit 1 on errors.
 * `-- --release` counts what only a release needs as an error; `--table` adds the reading level of every module;
 * `--json` prints findings, counts and table as one object; `--folder` looks elsewhere than in content.
 * `--write-keys`, run when a change is published, adds new keys to content/keys.json and raises versions there, once
 * nothing is left to mend; marks of the claims and of reviewed words too. To retire a key, take it out of its file and add its place to `retired` in keys.json: the
 * finding says which, as `section signs-you-can-see/pattern`.
 */
const started = performance.now()
const { values } = parseArgs({
  options: {
    'release': { type: 'boolean', default: false }, 'table': { type: 'boolean', default: false },
    'json': { type: 'boolean', default: false }, 'write-keys': { type: 'boolean', default: false },
    'folder': { type: 'string', default: 'content' },
  },
})
const { release, table, json, folder } = values
const today = new Date().toISOString().slice(0, 10)
const { lines, failed, keys } = reportContent(readFolder(folder), today, { release, table, json, writeKeys: values['write-keys'] })
if (keys !== undefined) writeFileSync(join(folder, KEYS), keys)
const seconds = ((performance.now() - started) / 1000).toFixed(1)
process.stdout.write(json ? `${lines.join('\n')}\n` : `${lines.join('\n')} ${seconds} s.\n`)
process.exitCode = failed ? 1 : 0

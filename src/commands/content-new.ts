import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { planModule } from '../server/catalog/new-module.ts'
import type { ModulePlan } from '../server/catalog/new-module.ts'
import { readFolder } from '../server/catalog/read-folder.ts'
import { NO_FACT } from '../server/catalog/skeleton.ts'

/**
 * `npm run content:new -- <course key> <module key>`: makes a module with everything the checker wants, to be written
 * over. Refuses with one sentence and exit 1. `--folder` looks elsewhere than in content.
 */
const { values: { folder }, positionals: [course, key, ...rest] } = parseArgs({
  allowPositionals: true, options: { folder: { type: 'string', default: 'content' } },
})

if (course === undefined || key === undefined || rest.length > 0) {
  refuse('Say which course and which key, as: npm run content:new -- signs a-quiet-evening')
} else {
  const planned = planModule(readFolder(folder), course, key)
  if (planned.ok) make(planned.value)
  else refuse(planned.reason)
}

function make(plan: ModulePlan): void {
  const place = join(folder, plan.folder)
  try {
    mkdirSync(place)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error
    return refuse(`The folder ${place} is there already. Choose another key, or take that folder away.`)
  }
  for (const [name, text] of Object.entries(plan.files)) writeFileSync(join(place, name), text)
  process.stdout.write(nextSteps(place, plan))
}

function nextSteps(place: string, { courseOrder, order, folder: inside, files }: ModulePlan): string {
  return `Made ${place} with ${Object.keys(files).join(' and ')}: course ${courseOrder}, module ${order}.
1. npm run dev, then open http://localhost:4321/write/${inside.replace(/^courses\//, '')} and see it change while you write.
2. Write over everything in [square brackets]. Give sections and questions keys of their own now: published keys stay for ever.
3. Put facts from content/facts.json in place of ${NO_FACT}. Until then no build takes this module, so nobody reads a placeholder.
4. npm run content:check says what is left. How to write stands in content/README.md.
`
}

function refuse(reason: string): void {
  process.stderr.write(`${reason}\n`)
  process.exitCode = 1
}

import { checkContent } from '../server/catalog/check-content.ts'

/** `npm run content:check`: every problem of the content as file, line, rule and fix. Exit 0 or 1. */
const findings = checkContent('content')
for (const finding of findings) process.stdout.write(`${String(finding)}\n`)
process.stdout.write(findings.length === 0 ? 'The content has nothing to mend.\n' : `${findings.length} to mend.\n`)
process.exitCode = findings.length === 0 ? 0 : 1

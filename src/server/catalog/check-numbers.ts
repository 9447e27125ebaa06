import type { Report } from './finding.ts'

const phone = /\b(?:1[-. ])?\(?\d{3}\)?[-. ]\d{3}[-. ]\d{4}\b|\b(?:911|988|741741|88788|435748|838255)\b/g
const tokenOf: Readonly<Record<string, string>> = { '911': 'emergency', '988': 'crisis', '741741': 'crisistext' }

/** S3: no phone number is written out, so that a clinic can put its own in. C1: no open need for a fact. */
export function checkNumbers(path: string, text: string, report: Report): void {
  text.split('\n').forEach((line, at) => {
    for (const [number] of line.matchAll(phone)) {
      const token = tokenOf[number] ?? '…'
      const use = path.endsWith('.mdx') ? `<Contact id="${token}" />` : `{${token}}`
      report('S3', at + 1, `"${number}" is written out. Use ${use}.`)
    }
    if (line.includes('[[NEEDS FACT')) {
      report('C1', at + 1, '[[NEEDS FACT: …]] is still here. Find the fact or take the claim out.')
    }
  })
}

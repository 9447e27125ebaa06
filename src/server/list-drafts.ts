import type { Finding, Level } from './catalog/finding.ts'
import type { Draft } from './draft.ts'

/** How many places to mend, to look at, and to see to before a release. */
export type Counts = Record<Level, number>

/** A module in the list of what is being written. `title` is the folder's name where the text cannot be read. */
export interface DraftRow { path: string; title: string; counts: Counts }

/** All that is being written. `others` are the findings outside of modules. */
export interface DraftList { courses: { title: string; rows: DraftRow[] }[]; others: readonly Finding[] }

/** What `/write` shows. */
export function listDrafts({ courses, findings }: Draft, today: string): DraftList {
  const all = findings(today)
  return {
    courses: courses.map(({ path, file, modules }) => ({
      title: file ? `Course ${file.order}: ${file.title.en}` : path,
      rows: modules.map(({ folder, en }) => ({
        path: `/write/${folder}`, title: en?.front.title ?? folder, counts: countsOf(all.filter(isIn(folder))),
      })),
    })),
    others: all.filter(({ file }) => !courses.some(({ modules }) => modules.some(({ folder }) => isIn(folder)({ file })))),
  }
}

/** Whether a finding is about a file of this module. */
export function isIn(folder: string): (finding: Pick<Finding, 'file'>) => boolean {
  return ({ file }) => file.startsWith(`courses/${folder}/`)
}

function countsOf(findings: readonly Finding[]): Counts {
  const counts: Counts = { E: 0, W: 0, R: 0 }
  for (const { level } of findings) counts[level] += 1
  return counts
}

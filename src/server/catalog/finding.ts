/** One thing to mend in the content. `id` is the row of the authoring guide's part 11 (K1, C3, …). */
export class Finding {
  readonly id: string
  readonly file: string
  readonly line: number | undefined
  readonly text: string

  constructor(id: string, file: string, line: number | undefined, text: string) {
    this.id = id
    this.file = file
    this.line = line
    this.text = text
  }

  /** `courses/2-signs/…/en.mdx:41 K5 <Video> is not in the vocabulary. …` */
  toString(): string {
    return `${this.file}${this.line ? `:${this.line}` : ''} ${this.id} ${this.text}`
  }
}

/** Notes a finding in one file. */
export type Report = (id: string, line: number | undefined, text: string) => void

export function reportTo(findings: Finding[], file: string): Report {
  return (id, line, text) => findings.push(new Finding(id, file, line, text))
}

/** E stops tests and build, W only prints, R is an error only before a release. */
export type Level = 'E' | 'W' | 'R'

/** The rows of the authoring guide's part 11 and their levels. */
export const levelOf = {
  K1: 'E', K2: 'E', K3: 'E', K4: 'E', K5: 'E', K6: 'E', K7: 'E', K8: 'E',
  C1: 'E', C2: 'E', C3: 'E', C4: 'R', C5: 'W', C6: 'E',
  Q1: 'E', Q2: 'E', Q3: 'E', Q4: 'E', Q5: 'W', Q6: 'E',
  R1: 'E', R2: 'W', R3: 'E', R4: 'E',
  W1: 'E', W2: 'W',
  S1: 'E', S2: 'E', S3: 'E', S4: 'E', S5: 'E',
  L1: 'E', L2: 'E', L3: 'W',
  D1: 'R', D2: 'R',
} as const satisfies Readonly<Record<string, Level>>
export type Rule = keyof typeof levelOf

/** One thing to mend in the content. */
export class Finding {
  readonly rule: Rule
  readonly file: string
  readonly line: number | undefined
  readonly text: string

  constructor(rule: Rule, file: string, line: number | undefined, text: string) {
    this.rule = rule
    this.file = file
    this.line = line
    this.text = text
  }

  get level(): Level {
    return levelOf[this.rule]
  }

  /** `courses/2-signs/…/en.mdx:41 E K5 <Video> is not in the vocabulary. …` */
  toString(): string {
    return `${this.file}${this.line ? `:${this.line}` : ''} ${this.level} ${this.rule} ${this.text}`
  }

  toJSON(): object {
    const { level, rule, file, line, text } = this
    return { level, rule, file, line, text }
  }
}

/** Notes a finding in one file. */
export type Report = (rule: Rule, line: number | undefined, text: string) => void

export function reportTo(findings: Finding[], file: string): Report {
  return (rule, line, text) => findings.push(new Finding(rule, file, line, text))
}

/** Sorted by file, then line; what has no line comes first. */
export function inFileOrder(findings: readonly Finding[]): Finding[] {
  return [...findings].sort((a, b) => a.file.localeCompare(b.file, 'en') || (a.line ?? 0) - (b.line ?? 0))
}

/** What stops a build, or a release. */
export function errorsIn(findings: readonly Finding[], release = false): Finding[] {
  return findings.filter(({ level }) => level === 'E' || (release && level === 'R'))
}

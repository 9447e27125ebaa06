import type { Finding } from './finding.ts'
import { reportTo } from './finding.ts'

/** K2: remembers which file used a key, and reports the second one. */
export class UniqueKeys {
  readonly #findings: Finding[]
  readonly #seen = new Map<string, string>()

  constructor(findings: Finding[]) {
    this.#findings = findings
  }

  /** `place` is where keys must differ: "course", "module", "order of modules in signs". */
  add(place: string, key: string | number, file: string): void {
    const name = `${place} ${key}`
    const before = this.#seen.get(name)
    if (before === undefined) {
      this.#seen.set(name, file)
      return
    }
    const text = typeof key === 'number'
      ? `order ${key} is also used by ${before}. It is the number in the address: choose another.`
      : `key "${key}" is also used by ${before}. Records hang on keys: choose another.`
    reportTo(this.#findings, file)('K2', undefined, text)
  }
}

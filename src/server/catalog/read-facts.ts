import { z } from 'zod'
import type { Report } from './finding.ts'

const Day = z.iso.date()
const Patterns = z.object({ en: z.string().optional(), es: z.string().optional() })

const Fact = z.object({
  id: z.string(),
  claim: z.string(),
  refs: z.array(z.string()),
  strength: z.enum(['strong', 'moderate', 'limited', 'consensus', 'law']),
  confidence: z.enum(['V', 'V2', 'G']),
  dated: z.boolean(),
  reviewEveryDays: z.number(),
  /** Who checked the claim at its source, and when. */
  verified: z.object({ by: z.string(), on: Day, source: z.string() }).optional(),
})
export type Fact = z.infer<typeof Fact>

const Reference = z.object({ id: z.string(), label: z.string(), reuse: z.enum(['us-government', 'cite-only', 'do-not-copy']) })

const FactsFile = z.object({
  facts: z.array(Fact),
  references: z.array(Reference),
  gateFacts: z.array(z.string()),
  worksheets: z.array(z.object({ key: z.string(), printTitle: z.string() })),
  neverAdvise: z.array(z.object({ id: z.string(), rule: z.string(), patterns: Patterns.optional() })),
})
export type NeverAdvise = z.infer<typeof FactsFile>['neverAdvise']

/** The fact base, as far as courses need it. */
export interface Facts {
  has(id: string): boolean
  fact(id: string): Fact | undefined
  /** Ids of the references behind a fact, or of the reference itself. */
  references(id: string): readonly string[]
  mayCopy(reference: string): boolean
  needsGate(id: string): boolean
  /** The neutral printed title of a worksheet, in English. */
  printTitle(worksheet: string): string | undefined
  neverAdvise: NeverAdvise
  /** The line of facts.json a fact stands on. */
  lineOf(id: string): number | undefined
  /** Plain labels, with year, of the references behind these facts and references, each once. */
  labels(ids: readonly string[]): string[]
}

/** Reads facts.json. A missing or broken file is reported and gives no facts. */
export function readFacts(text: string | undefined, report: Report): Facts | undefined {
  if (text === undefined) {
    report('K1', undefined, 'The fact base is missing. Copy facts.json here.')
    return undefined
  }
  const read = FactsFile.safeParse(json(text))
  if (!read.success) {
    const [issue] = read.error.issues
    report('K1', undefined, `The fact base cannot be read: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}. Mend the file.`)
    return undefined
  }
  const { facts, references, gateFacts, worksheets, neverAdvise } = read.data
  const factOf = new Map(facts.map((fact) => [fact.id, fact]))
  const referenceOf = new Map(references.map((reference) => [reference.id, reference]))
  const gated = new Set(gateFacts)
  const titleOf = new Map(worksheets.map(({ key, printTitle }) => [key, printTitle]))
  const behind = (id: string) => factOf.get(id)?.refs ?? [id]
  return {
    has: (id) => factOf.has(id) || referenceOf.has(id),
    fact: (id) => factOf.get(id),
    references: behind,
    mayCopy: (id) => referenceOf.get(id)?.reuse !== 'do-not-copy',
    needsGate: (id) => gated.has(id),
    printTitle: (key) => titleOf.get(key),
    neverAdvise,
    lineOf: (id) => lineOfId(text, id),
    labels: (ids) => [...new Set(ids.flatMap(behind).map((id) => referenceOf.get(id)?.label ?? id))],
  }
}

function lineOfId(text: string, id: string): number | undefined {
  const at = text.search(new RegExp(`"id":\\s*"${id}"`))
  return at < 0 ? undefined : text.slice(0, at).split('\n').length
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

import { z } from 'zod'
import type { Report } from './finding.ts'

const FactsFile = z.object({
  facts: z.array(z.object({ id: z.string(), refs: z.array(z.string()) })),
  references: z.array(z.object({ id: z.string(), label: z.string() })),
  gateFacts: z.array(z.string()).default([]),
})

/** The fact base, as far as courses need it. */
export interface Facts {
  has(id: string): boolean
  needsGate(id: string): boolean
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
    report('K1', undefined, `The fact base cannot be read: ${read.error.issues[0]?.message ?? ''}. Mend the file.`)
    return undefined
  }
  const refsOf = new Map(read.data.facts.map((fact) => [fact.id, fact.refs]))
  const labelOf = new Map(read.data.references.map((reference) => [reference.id, reference.label]))
  const gated = new Set(read.data.gateFacts)
  return {
    has: (id) => refsOf.has(id) || labelOf.has(id),
    needsGate: (id) => gated.has(id),
    labels: (ids) => [...new Set(ids.flatMap((id) => refsOf.get(id) ?? [id]).map((id) => labelOf.get(id) ?? id))],
  }
}

function json(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

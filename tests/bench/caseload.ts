import { parseArgs } from 'node:util'
import { buildBoth } from './build.ts'
import { startChild, type Child } from './child.ts'
import { FAMILIES_EACH, fillClinic, signInFirst } from './clinic-data.ts'
import { readClocks, takenByOthers } from './computer.ts'
import { newFilled, type Filled } from './installation.ts'
import { measure, middleOf, type Cell } from './load.ts'

/* npm run bench:caseload [-- --quick]: the list of a clinician of 60 families, in a clinic and in one ten times as large. */

const FAMILIES = 2_000
const QUICK_FAMILIES = 200
const TIMES = 10
const PAGES = ['/staff', '/staff/calls'] as const
/** Rounds of a second for each page and clinic, all in turn: what a shared computer does to one, it does to all. */
const ROUNDS = 8
const ROUND_SECONDS = 1
const P95_MS_MAX = 50
const RATIO_MAX = 1.3

interface Clinic { families: number; events: number; installation: Filled<void>; server: Child }

const { values: { quick } } = parseArgs({ options: { quick: { type: 'boolean', default: false } } })

const say = (text: string): void => { process.stderr.write(`${text}\n`) }

async function openClinic(families: number): Promise<Clinic> {
  say(`filling a clinic of ${families} families`)
  const installation = await newFilled((file, catalog, origin) => fillClinic(file, catalog, origin, families))
  const { count } = await installation.store.db.selectFrom('learningEvent')
    .select(({ fn }) => fn.countAll<number>().as('count')).executeTakeFirstOrThrow()
  return { families, events: Number(count), installation, server: await startChild('server.ts', [], installation.environment) }
}

function shoot({ installation: { port }, server }: Clinic, cookie: string, path: string): Promise<Cell> {
  const requests = [{ method: 'GET' as const, path, headers: { cookie } }]
  return measure({ kind: path, port, status: 200, requests }, 1, ROUND_SECONDS, server)
}

async function run(clinics: Clinic[]): Promise<string[]> {
  const failures: string[] = []
  const cookies = clinics.map(({ installation }) => signInFirst(installation.environment.DATABASE_FILE ?? ''))
  const shootAt = (number: number, path: string) => shoot(clinics[number] as Clinic, cookies[number] ?? '', path)
  for (const path of PAGES) {
    const cells = clinics.map((): Cell[] => [])
    for (const number of clinics.keys()) await shootAt(number, path)
    for (let round = 0; round < ROUNDS; round += 1) {
      for (const [number, own] of cells.entries()) own.push(await shootAt(number, path))
    }
    const middles = cells.map(middleOf)
    for (const [number, { p50, p95, cpuMicros, wrong }] of middles.entries()) {
      const { families, events } = clinics[number] as Clinic
      process.stdout.write(`${path.padEnd(14)} ${String(families).padStart(6)} families ${String(events).padStart(9)} events  p50 ${p50.toFixed(1)} ms  p95 ${p95.toFixed(1)} ms  CPU ${(cpuMicros / 1000).toFixed(1)} ms\n`)
      if (wrong > 0) failures.push(`${path}: ${wrong} answers were wrong or lost.`)
    }
    const [small, large] = middles as [Cell, Cell]
    const ratio = large.p95 / small.p95
    process.stdout.write(`${path.padEnd(14)} p95 at ${TIMES} times the data: ${ratio.toFixed(2)} × (at most ${RATIO_MAX})\n`)
    if (small.p95 > P95_MS_MAX) failures.push(`${path}: p95 ${small.p95.toFixed(1)} ms; ${P95_MS_MAX} is the most.`)
    if (ratio > RATIO_MAX) failures.push(`${path}: ${ratio.toFixed(2)} × as slow at ${TIMES} times the data; ${RATIO_MAX} is the most.`)
  }
  return failures
}

say('building what is not built yet')
buildBoth()
const families = quick ? QUICK_FAMILIES : FAMILIES
const clinics: Clinic[] = []
try {
  for (const count of [families, families * TIMES]) clinics.push(await openClinic(count))
  const clocks = readClocks()
  process.stdout.write(`one clinician with ${FAMILIES_EACH} families, one request after the other\n`)
  const failures = await run(clinics)
  const ownMs = (await Promise.all(clinics.map(({ server }) => server.usage()))).reduce((sum, { cpuMicros }) => sum + cpuMicros / 1000, 0)
  process.stdout.write(`other programs took ${Math.round(takenByOthers(clocks, readClocks(), ownMs) * 100)} % of the processors\n`)
  process.stdout.write(`${failures.length > 0 ? failures.map((failure) => `FAILED ${failure}`).join('\n') : 'passed'}\n`)
  process.exitCode = failures.length > 0 ? 1 : 0
} finally {
  for (const { server, installation } of clinics) {
    await server.stop()
    await installation.remove()
  }
}
process.exit()

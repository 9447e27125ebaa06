import { parseArgs } from 'node:util'
import { Browser } from '../support/http-client.ts'
import { freePort } from '../support/free-port.ts'
import { bareCommits } from './bare-commit.ts'
import { buildBoth } from './build.ts'
import { startChild, type Child } from './child.ts'
import { compareKept, readKept } from './compare.ts'
import { readClocks, takenByOthers } from './computer.ts'
import type { BenchMember } from './data.ts'
import { newInstallation, type BenchInstallation } from './installation.ts'
import { IN_TURN, inspect, KINDS, LEDGER_OF, type Kind, type Ledgers, shotsOf } from './kinds.ts'
import { measure, middleOf, type Cell } from './load.ts'
import { failuresOf, toJson, toText, type Run } from './report.ts'
import { startProduct } from './start.ts'
import { bodyOf, headersOf, inTurns, newLedger } from './writes.ts'

/* npm run bench [-- --quick] [-- --json]: how fast, at what cost, and whether every 303 kept its word. */

const LEVELS = [1, 8, 32]
/** Rounds of a second for each kind, all kinds in turn: what a shared computer does to one second, it does to all of them. */
const ROUNDS = 5
const QUICK_ROUNDS = 1
const ROUND_SECONDS = 1
const BARE_SECONDS = 3
/** Of what is left to send, so much is spent on warming up. */
const WARMING_PART = 1 / 10
/** These only read. Few, so that noting them as seen, once a minute each, does not count. */
const READERS = 50

interface Servers { server: Child; bare: Child; barePort: number; partBytes: number }

const { values: { quick, json } } = parseArgs({
  options: { quick: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
})
const rounds = quick ? QUICK_ROUNDS : ROUNDS

function say(text: string): void {
  process.stderr.write(`${text}\n`)
}

async function run(installation: BenchInstallation): Promise<Run> {
  const { port, origin, environment, store, members } = installation
  const before = await readKept(store.db)
  say('starting the server')
  const { seconds: startSeconds, idle } = await startProduct(port, origin, environment)
  const servers = await startServers(installation)
  const { server, bare } = servers
  const writers = members.slice(READERS)
  const ledgerOf = (kind: keyof Ledgers) => newLedger(inTurns(writers, kind), origin)
  const ledgers: Ledgers = { answers: ledgerOf('answers'), continues: ledgerOf('continues'), sheets: ledgerOf('sheets') }

  const barePerSecond = bareCommits(installation.folder, BARE_SECONDS)
  const clocks = readClocks()
  const own = await ownMs(servers)
  const { cells, loaded } = await measureAll(installation, servers, ledgers)
  const others = takenByOthers(clocks, readClocks(), await ownMs(servers) - own)
  await sendAgain(ledgers, port, origin)
  const { residentPeak } = await server.usage()
  await Promise.all([server.stop(), bare.stop()])
  return {
    quick, cells, barePerSecond, takenByOthers: others, secondsToFirstAnswer: startSeconds, partBytes: servers.partBytes,
    memory: { idle, loaded, peak: residentPeak },
    forms: { answers: ledgers.answers.acknowledged.size, continues: ledgers.continues.acknowledged.size, sheets: ledgers.sheets.acknowledged.size },
    mismatches: compareKept(before, await readKept(store.db), ledgers),
  }
}

/** Ours, and bare Node that sends the bytes of our part. */
async function startServers({ port, origin, environment, members }: BenchInstallation): Promise<Servers> {
  const server = await startChild('server.ts', [], environment)
  const { headers, body } = await inspect(port, origin, members[0] as BenchMember)
  const barePort = await freePort()
  const bare = await startChild('bare.ts', [String(barePort), JSON.stringify(headers), Buffer.from(body).toString('base64')], environment)
  return { server, bare, barePort, partBytes: Buffer.byteLength(body) }
}

async function measureAll(
  { port, members }: BenchInstallation, { server, bare, barePort }: Servers, ledgers: Ledgers,
): Promise<{ cells: Cell[]; loaded: number }> {
  const cells: Cell[] = []
  let loaded = 0
  for (const [number, connections] of LEVELS.entries()) {
    say(`measuring at ${connections} ${connections === 1 ? 'connection' : 'connections'}`)
    const shotsFor = (kind: Kind) => shotsOf(kind, { port, barePort, readers: members.slice(0, READERS), ledgers })
    const ledgerFor = (kind: Kind) => { const from = LEDGER_OF[kind]; return from && ledgers[from] }
    const childFor = (kind: Kind) => (kind === 'bare' ? bare : server)
    if (number === 0) {
      for (const kind of KINDS) {
        const ledger = ledgerFor(kind)
        ledger?.allow(ledger.left * WARMING_PART)
        await measure(shotsFor(kind), connections, ROUND_SECONDS, childFor(kind))
      }
    }
    for (const kinds of IN_TURN) {
      const measured: Cell[] = []
      for (let round = 0; round < rounds; round++) {
        for (const kind of kinds) {
          const ledger = ledgerFor(kind)
          ledger?.allow(ledger.left / ((LEVELS.length - number) * rounds - round))
          measured.push(await measure(shotsFor(kind), connections, ROUND_SECONDS, childFor(kind)))
          loaded = Math.max(loaded, (await server.usage()).resident)
        }
      }
      cells.push(...kinds.map((kind) => middleOf(measured.filter((cell) => cell.kind === kind))))
    }
  }
  return { cells, loaded }
}

/** What was cut off at the end of a cell is sent once more with the same form key, as a browser's reload would. */
async function sendAgain(ledgers: Ledgers, port: number, origin: string): Promise<void> {
  for (const ledger of Object.values(ledgers)) {
    for (const write of ledger.unanswered()) {
      const { status } = await new Browser(port, origin).send('POST', write.path, headersOf(write, origin), bodyOf(write))
      if (status === 303) ledger.acknowledge(write)
    }
  }
}

/** Processor time of everything that belongs to the run. */
async function ownMs({ server, bare }: Servers): Promise<number> {
  const { user, system } = process.cpuUsage()
  const micros = [(await server.usage()).cpuMicros, (await bare.usage()).cpuMicros, user, system]
  return micros.reduce((sum, one) => sum + one, 0) / 1000
}

say('building what is not built yet')
buildBoth()
const installation = await newInstallation()
try {
  const result = await run(installation)
  process.stdout.write(`${json ? toJson(result) : toText(result)}\n`)
  process.exitCode = failuresOf(result).length > 0 ? 1 : 0
} catch (error) {
  say(error instanceof Error ? error.message : String(error))
  process.exitCode = 1
} finally {
  await installation.remove()
}
// Servers that a fault left behind end with us.
process.exit()

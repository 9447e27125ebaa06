import { computer } from './computer.ts'
import { ABOUT, KINDS, type Kind } from './kinds.ts'
import type { Cell } from './load.ts'

/** Everything one run found. Memory in bytes. */
export interface Run {
  quick: boolean
  secondsToFirstAnswer: number
  memory: { idle: number; loaded: number; peak: number }
  /** The part of the processors that other programs took meanwhile, 0 to 1. */
  takenByOthers: number
  partBytes: number
  cells: Cell[]
  /** Commits of one small row, one after the other, with nothing around them. */
  barePerSecond: number
  forms: { answers: number; continues: number; sheets: number }
  mismatches: string[]
}

/** Requests in one second on a 2-core computer that does the yardstick with bare node:http (architecture.md §11). */
const FLOORS: Partial<Record<Kind, number>> = { static: 20_000, empty: 2_500, today: 1_500, section: 1_200, continue: 500 }
const YARDSTICK = 69_000
/** A floor is for a server that has enough to do, not for the wait of one connection. */
const FLOOR_CONNECTIONS = 8
const SECTION_OVER_EMPTY_CPU_MAX = 3
/** Above this the figures say more about the other programs. */
const OTHERS_MAX = 0.1
const SECTION_OF_EMPTY_AIM = 0.45
const IDLE_AIM = 150 * 1024 * 1024
const MEMORY_AIM = 450 * 1024 * 1024
const MIB = 1024 * 1024

/** Figures derived from the cells: one for each number of connections, and the processor time over all of them. */
export function ratiosOf(cells: Cell[], barePerSecond: number) {
  const levels = [...new Set(cells.map(({ connections }) => connections))]
  const rate = (kind: Kind, connections: number) => cellOf(cells, kind, connections).perSecond
  return {
    sectionOfEmpty: levels.map((level) => ({ connections: level, ratio: rate('section', level) / rate('empty', level) })),
    answerOfContinue: levels.map((level) => ({ connections: level, ratio: rate('answer', level) / rate('continue', level) })),
    answerOfBare: levels.map((level) => ({ connections: level, ratio: rate('answer', level) / barePerSecond })),
    sheetOfBare: levels.map((level) => ({ connections: level, ratio: rate('sheet', level) / barePerSecond })),
    cpuMicros: Object.fromEntries(KINDS.map((kind) => [kind, cpuOf(cells, kind)])) as Record<Kind, number>,
    sectionOverEmptyCpu: cpuOf(cells, 'section') / cpuOf(cells, 'empty'),
  }
}

/** Sentences about everything that is worse than promised; none when the run passes. */
export function failuresOf(run: Run): string[] {
  const { cells, mismatches } = run
  const { sectionOverEmptyCpu } = ratiosOf(cells, run.barePerSecond)
  const slow = Object.entries(FLOORS).flatMap(([kind, floor]) => {
    const best = bestOf(cells, kind as Kind)
    return best < floor ? [`${kind}: ${Math.round(best)} requests a second; the floor is ${floor}.`] : []
  })
  return [
    ...slow,
    ...(sectionOverEmptyCpu > SECTION_OVER_EMPTY_CPU_MAX
      ? [`A part costs ${sectionOverEmptyCpu.toFixed(2)} × the processor time of an empty page; ${SECTION_OVER_EMPTY_CPU_MAX} × is the most.`] : []),
    ...cells.filter(({ wrong }) => wrong > 0).map(({ kind, connections, wrong }) =>
      `${kind} at ${connections} connections: ${wrong} answers were wrong or lost.`),
    ...mismatches,
  ]
}

/** The run as JSON, for whoever compares runs. */
export function toJson(run: Run): string {
  return JSON.stringify({ computer: computer(), ...run, ratios: ratiosOf(run.cells, run.barePerSecond), failures: failuresOf(run) }, null, 2)
}

/** The run as text. */
export function toText(run: Run): string {
  const { sectionOfEmpty, answerOfContinue, answerOfBare, sheetOfBare, cpuMicros, sectionOverEmptyCpu } = ratiosOf(run.cells, run.barePerSecond)
  const { cores, processor, node } = computer()
  const failures = failuresOf(run)
  const list = (ratios: { connections: number; ratio: number }[]) =>
    ratios.map(({ connections, ratio }) => `${ratio.toFixed(2)} at ${connections}`).join(' · ')
  return [
    `Node ${node}, ${cores} cores, ${processor}; the load comes from the same computer.${run.quick ? ' Quick run: rough figures.' : ''}`,
    '',
    row('kind', ['connections', 'req/s', 'p50 ms', 'p95 ms', 'p99 ms', 'CPU µs']),
    ...KINDS.flatMap((kind) => run.cells.filter((cell) => cell.kind === kind).map((cell) => row(kind, [
      String(cell.connections), cell.perSecond.toFixed(0), cell.p50.toFixed(2), cell.p95.toFixed(2), cell.p99.toFixed(2),
      cell.cpuMicros.toFixed(0),
    ]))),
    '',
    ...KINDS.map((kind) => `${kind.padEnd(16)} ${ABOUT[kind]}${kind === 'bare' ? `, ${run.partBytes} bytes` : ''}; CPU ${cpuMicros[kind].toFixed(0)} µs`),
    '',
    `section / empty, requests a second: ${list(sectionOfEmpty)} (aim ≥ ${SECTION_OF_EMPTY_AIM})`,
    `section / empty, processor time: ${sectionOverEmptyCpu.toFixed(2)} (at most ${SECTION_OVER_EMPTY_CPU_MAX})`,
    `answer / continue, requests a second: ${list(answerOfContinue)}`,
    `bare commits on the same disk, one after the other: ${run.barePerSecond.toFixed(0)} a second`,
    `answer / bare commit: ${list(answerOfBare)}`,
    `sheet / bare commit: ${list(sheetOfBare)}`,
    `forms: ${run.forms.answers} answers, ${run.forms.continues} sections and ${run.forms.sheets} parts of sheets got their 303 and were looked up in the database`,
    `other programs took ${percent(run.takenByOthers)} of the processors${run.takenByOthers > OTHERS_MAX ? ': TOO MUCH for these figures to mean anything; run it again alone' : ''}`,
    `bare node:http did ${bestOf(run.cells, 'bare').toFixed(0)} requests a second here; the floors were set where it does ${YARDSTICK}, with a smaller page`,
    `the floors scaled by that: ${scaledFloors(run.cells).join(' · ')}`,
    `start on a built tree to the first page: ${run.secondsToFirstAnswer.toFixed(2)} s`,
    `resident memory: ${mib(run.memory.idle)} idle after the first page (aim ≤ ${mib(IDLE_AIM)}), ${mib(run.memory.loaded)} under load, ${mib(run.memory.peak)} at its peak (aim ≤ ${mib(MEMORY_AIM)})`,
    '',
    ...(failures.length > 0 ? failures.map((failure) => `FAILED ${failure}`) : ['passed']),
  ].join('\n')
}

/** What each floor would be where bare Node does what it did here, beside what was done. For reading; the floors stand. */
function scaledFloors(cells: Cell[]): string[] {
  const scale = bestOf(cells, 'bare') / YARDSTICK
  return Object.entries(FLOORS).map(([kind, floor]) => `${kind} ${Math.round(bestOf(cells, kind as Kind))} of ${Math.round(floor * scale)}`)
}

function cellOf(cells: Cell[], kind: Kind, connections: number): Cell {
  const cell = cells.find((one) => one.kind === kind && one.connections === connections)
  if (!cell) throw new Error(`${kind} was not measured at ${connections} connections.`)
  return cell
}

/** Requests in one second where there was enough to do. */
function bestOf(cells: Cell[], kind: Kind): number {
  return Math.max(...cells.filter((cell) => cell.kind === kind && cell.connections >= FLOOR_CONNECTIONS).map((cell) => cell.perSecond))
}

/** Over all its cells, which tells more than any one of them on a busy computer. */
function cpuOf(cells: Cell[], kind: Kind): number {
  const own = cells.filter((cell) => cell.kind === kind)
  const requests = own.reduce((sum, cell) => sum + cell.requests, 0)
  return own.reduce((sum, cell) => sum + cell.cpuMicros * cell.requests, 0) / requests
}

function row(kind: string, figures: string[]): string {
  return kind.padEnd(16) + figures.map((figure) => figure.padStart(12)).join('')
}

function percent(part: number): string {
  return `${Math.round(part * 100)} %`
}

function mib(bytes: number): string {
  return `${Math.round(bytes / MIB)} MiB`
}

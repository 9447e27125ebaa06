import { availableParallelism, cpus } from 'node:os'

/** What the run was measured on. */
export function computer(): { cores: number; processor: string; node: string } {
  return { cores: availableParallelism(), processor: cpus()[0]?.model.trim() ?? 'unknown', node: process.versions.node }
}

/** A moment of the processors' clocks: what ran, and everything, idle time too. In ms over all cores. */
export interface Clocks { busy: number; all: number }

export function readClocks(): Clocks {
  const times = cpus().map((core) => core.times)
  const all = times.reduce((sum, { user, nice, sys, irq, idle }) => sum + user + nice + sys + irq + idle, 0)
  return { all, busy: all - times.reduce((sum, { idle }) => sum + idle, 0) }
}

/**
 * The part of the processors that programs other than ours had, from 0 to 1.
 * @param ownMs processor time of our own programs between the two
 */
export function takenByOthers(from: Clocks, to: Clocks, ownMs: number): number {
  return Math.max(0, (to.busy - from.busy - ownMs) / (to.all - from.all))
}

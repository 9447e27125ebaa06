import { setTimeout as sleep } from 'node:timers/promises'

/** No refused password or code is answered sooner, so that time tells nothing of what was found. */
const REFUSED_AFTER_MS = 300

/** Waits until 300 ms have gone by since `startedAt` (of `performance.now()`). */
export async function slowRefusal(startedAt: number): Promise<void> {
  const left = REFUSED_AFTER_MS - (performance.now() - startedAt)
  if (left > 0) await sleep(left)
}

import { randomBytes } from 'node:crypto'
import type { Clock } from './world.ts'

/** The 12 bits after the version count the ids of one millisecond; they start low enough to leave room. */
const COUNTER_START_MAX = 0x7ff
const COUNTER_MAX = 0xfff

/**
 * Makes a maker of ids: UUIDv7 as text, each greater (as text) than all before it from the same maker, also when
 * the clock stands still or goes back. The time in them is readable, so an id is never a secret.
 */
export function newIds(clock: Clock): () => string {
  let millisecond = 0
  let counter = 0

  return function newId(): string {
    const random = randomBytes(10)
    const at = clock.now().getTime()
    if (at > millisecond) {
      millisecond = at
      counter = random.readUInt16BE(0) & COUNTER_START_MAX
    } else if (counter < COUNTER_MAX) {
      counter += 1
    } else {
      millisecond += 1
      counter = 0
    }
    random.writeUInt8((random.readUInt8(2) & 0x3f) | 0x80, 2)
    const time = millisecond.toString(16).padStart(12, '0')
    const tail = random.toString('hex', 2)
    return `${time.slice(0, 8)}-${time.slice(8)}-7${counter.toString(16).padStart(3, '0')}-${tail.slice(0, 4)}-${tail.slice(4)}`
  }
}

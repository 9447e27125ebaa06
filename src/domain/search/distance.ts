/**
 * How many letters have to be put in, taken out, changed or swapped with their neighbour to make one word the other.
 * @returns the number, or `most + 1` as soon as it cannot be `most` or less
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, at) => at)
  let now: number[] = []
  for (let row = 1; row <= a.length; row++) {
    now[0] = row
    let best = row
    for (let at = 1; at <= b.length; at++) {
      let least = Math.min(last[at]! + 1, now[at - 1]! + 1, last[at - 1]! + (a[row - 1] === b[at - 1] ? 0 : 1))
      if (row > 1 && at > 1 && a[row - 1] === b[at - 2] && a[row - 2] === b[at - 1]) least = Math.min(least, beforeLast[at - 2]! + 1)
      now[at] = least
      best = Math.min(best, least)
    }
    if (best > most) return most + 1
    // The oldest row is written over next.
    const oldest = beforeLast
    beforeLast = last
    last = now
    now = oldest
  }
  return Math.min(last[b.length]!, most + 1)
}

const ONE_FROM = 4
const TWO_FROM = 8

/** How many wrong letters a typed word of this length may have and still be meant. */
export function mistakesIn(word: string): number {
  return word.length >= TWO_FROM ? 2 : word.length >= ONE_FROM ? 1 : 0
}

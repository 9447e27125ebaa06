import { createHash } from 'node:crypto'

/** The same things again in every run, from a number to begin with. */
export interface Random {
  /** From 0 up to, not including, `below`. */
  number(below: number): number
  /** True in so many of a hundred cases. */
  chance(percent: number): boolean
  /** A UUID, version 4. */
  uuid(): string
  /** 43 characters, as a sign-in's token. */
  token(): string
}

export function newRandom(seed: number): Random {
  let count = 0

  function bytes(): Buffer {
    count += 1
    return createHash('sha256').update(`${seed}|${count}`).digest()
  }

  function number(below: number): number {
    return bytes().readUInt32BE(0) % below
  }

  return {
    number,
    chance: (percent) => number(100) < percent,
    uuid() {
      const hex = bytes().toString('hex')
      return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`
    },
    token: () => bytes().toString('base64url'),
  }
}

import { hash as argon2, parseOptions } from '@node-rs/argon2'
import { createHmac, timingSafeEqual } from 'node:crypto'
import { Busy, type Passwords } from '../../domain/accounts/passwords.ts'
import { isPredictable } from './common-passwords.ts'

/** What one Argon2id computation costs: memory in KiB, passes, lanes. */
export interface HashCost {
  memoryCost: number
  timeCost: number
  parallelism: number
}

/** 64 MiB, three passes: about 60 ms. */
export const HASH_COST: HashCost = { memoryCost: 65_536, timeCost: 3, parallelism: 1 }

/** At once, so that signing in never takes more than 256 MiB. */
const AT_ONCE = 4
const WAITING = 32
const SALT_BYTES = 16

/**
 * Passwords as Argon2id hashes with the salt HMAC(pepper, clinic ‖ name).
 * @param pepper the key made for this purpose; without it no stored hash can be tried
 * @param cost lower only in tests and on very small servers; hashes of another cost still match
 */
export function createPasswords(pepper: Uint8Array, cost: HashCost = HASH_COST): Passwords {
  const inTurn = turns(AT_ONCE, WAITING)

  function hashAt(clinicId: string, nameNorm: string, password: string, at: HashCost): Promise<string> {
    const name = `${clinicId}\0${nameNorm}`
    const salt = createHmac('sha256', pepper).update(name).digest().subarray(0, SALT_BYTES)
    return inTurn(() => argon2(password.normalize('NFC'), { ...at, salt }))
  }

  return {
    isPredictable,
    hash: (clinicId, nameNorm, password) => hashAt(clinicId, nameNorm, password, cost),
    async match(clinicId, nameNorm, password, stored) {
      const hash = await hashAt(clinicId, nameNorm, password, cost)
      const matched: boolean[] = []
      for (const other of stored) {
        const otherCost = costOf(other)
        if (!otherCost) matched.push(false)
        else if (isSame(otherCost, cost)) matched.push(isEqual(hash, other))
        else matched.push(isEqual(await hashAt(clinicId, nameNorm, password, otherCost), other))
      }
      return { matched, hash }
    },
  }
}

/** Undefined for what is no hash: an account without a password yet. */
function costOf(stored: string): HashCost | undefined {
  try {
    const { memoryCost, timeCost, parallelism } = parseOptions(stored)
    return { memoryCost, timeCost, parallelism }
  } catch {
    return undefined
  }
}

function isSame(a: HashCost, b: HashCost): boolean {
  return a.memoryCost === b.memoryCost && a.timeCost === b.timeCost && a.parallelism === b.parallelism
}

function isEqual(a: string, b: string): boolean {
  const [left, right] = [Buffer.from(a), Buffer.from(b)]
  return left.length === right.length && timingSafeEqual(left, right)
}

/** Runs at most `atOnce` pieces of work; `waiting` more wait in order; the next is refused with Busy. */
function turns(atOnce: number, waiting: number): <T>(work: () => Promise<T>) => Promise<T> {
  const queue: (() => void)[] = []
  let running = 0
  return async (work) => {
    if (running >= atOnce) {
      if (queue.length >= waiting) throw new Busy()
      await new Promise<void>((start) => queue.push(start))
    } else {
      running++
    }
    try {
      return await work()
    } finally {
      const next = queue.shift()
      if (next) next()
      else running--
    }
  }
}

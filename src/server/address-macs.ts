import type { World } from '../domain/world.ts'

const MAC_LENGTH = 16
const DAY_LENGTH = 10
/** One address sends many requests in a row. So many are remembered, and none beyond its day. */
const KEPT_MAX = 1_000

/** Turns an address into what may be written down of it: it cannot be read, and tomorrow it is another one. */
export function addressMacs({ clock, vault }: Pick<World, 'clock' | 'vault'>): (address: string) => string {
  const kept = new Map<string, string>()
  let keptOn = ''

  return (address) => {
    const day = clock.now().toISOString().slice(0, DAY_LENGTH)
    if (day !== keptOn || kept.size >= KEPT_MAX) kept.clear()
    keptOn = day
    const known = kept.get(address)
    if (known !== undefined) return known
    const mac = vault.hmac('address', `${day}|${address}`).slice(0, MAC_LENGTH)
    kept.set(address, mac)
    return mac
  }
}

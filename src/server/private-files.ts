import { statfsSync, statSync } from 'node:fs'

const OTHERS = 0o077
/** File systems whose locks and syncs SQLite cannot trust: NFS, SMB1, SMB2. */
const NETWORK_TYPES = [0x6969, 0x517b, 0xff534d42, 0xfe534d42]

/** Whether only its owner may read or change a file or folder. */
export function isPrivate(path: string): boolean {
  return (statSync(path).mode & OTHERS) === 0
}

/** @throws one sentence of advice when others than the owner may read or change a file or folder */
export function requirePrivate(path: string): void {
  if (isPrivate(path)) return
  throw new Error(`Others on this computer may open ${path}. Run: chmod ${statSync(path).isDirectory() ? '700' : '600'} ${path}`)
}

/** @throws one sentence of advice when a folder lies on another computer's disk */
export function requireLocalDisk(folder: string): void {
  if (!NETWORK_TYPES.includes(Number(statfsSync(folder).type) >>> 0)) return
  throw new Error(`${folder} lies on a network disk, where a database is not safe. Set DATABASE_FILE to a disk of this computer.`)
}

import { putMeta } from '../clinics/queries.ts'
import { atomically, now, type World } from '../world.ts'
import { BACKUP_NOTES, INSTALLATION } from './state.ts'

/** Notes when a backup ended well, broke off, or was tried out. */
export async function noteBackup(world: World, what: keyof typeof BACKUP_NOTES): Promise<void> {
  await atomically(world, (inside) => putMeta(inside.db, INSTALLATION, BACKUP_NOTES[what], now(inside)))
}

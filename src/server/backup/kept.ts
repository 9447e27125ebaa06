import { existsSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { KeptBackup } from '../../domain/backups/state.ts'

const FOLDER = 'backups'
const NAME = /^(\d{4}-\d\d-\d\dT\d\d)-(\d\d)-(\d\d)-(\d{3})Z\.backup$/
const DAY_MS = 86_400_000
const WEEK_DAYS = 7
const DAYS_KEPT = 7
/** This week's and those of four weeks before: the oldest is 34 days old at most. */
const WEEKS_KEPT = 5
/** Monday, 5 January 1970. */
const FIRST_MONDAY_MS = 4 * DAY_MS

/** Where the backups of a database are kept: beside it. */
export function backupFolder(databaseFile: string): string {
  return join(dirname(databaseFile), FOLDER)
}

/** The name of a backup made at a moment (ISO-8601 UTC): `2026-12-01T07-00-00-000Z.backup`. */
export function backupName(madeAt: string): string {
  return `${madeAt.replaceAll(/[:.]/g, '-')}.backup`
}

/** Every finished backup, the newest first. One has its name only once it was checked. */
export function listBackups(databaseFile: string): KeptBackup[] {
  const folder = backupFolder(databaseFile)
  if (!existsSync(folder)) return []
  return readdirSync(folder).flatMap((name) => {
    const madeAt = NAME.test(name) ? name.replace(NAME, '$1:$2:$3.$4Z') : undefined
    return madeAt === undefined ? [] : [{ madeAt, bytes: statSync(join(folder, name)).size }]
  }).sort((a, b) => b.madeAt.localeCompare(a.madeAt))
}

/**
 * Which backups go: all but the newest of each of the last 7 days and of each of the last 5 weeks, Monday to Sunday,
 * this one included; days and weeks in UTC.
 * @param madeAts of all backups, and @param at now; ISO-8601 UTC
 */
export function backupsToRemove(madeAts: readonly string[], at: string): string[] {
  const day = (time: string) => Math.floor(Date.parse(time) / DAY_MS)
  const week = (time: string) => Math.floor((Date.parse(time) - FIRST_MONDAY_MS) / DAY_MS / WEEK_DAYS)
  const kept = new Set<string>()
  const seen = new Set<string>()
  for (const madeAt of [...madeAts].sort().reverse()) {
    const places = [
      ...(day(at) - day(madeAt) < DAYS_KEPT ? [`day ${day(madeAt)}`] : []),
      ...(week(at) - week(madeAt) < WEEKS_KEPT ? [`week ${week(madeAt)}`] : []),
    ]
    if (places.some((place) => !seen.has(place))) kept.add(madeAt)
    for (const place of places) seen.add(place)
  }
  return madeAts.filter((madeAt) => !kept.has(madeAt))
}

/** Deletes the backups that go. */
export function removeBackups(databaseFile: string, at: string): void {
  const madeAts = listBackups(databaseFile).map(({ madeAt }) => madeAt)
  for (const madeAt of backupsToRemove(madeAts, at)) rmSync(join(backupFolder(databaseFile), backupName(madeAt)))
}

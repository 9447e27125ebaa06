/** How long a sign-in lasts (security.md §5.1). Staff hold more, so theirs ends sooner. */
const FAMILY_IDLE_MINUTES = 30
const STAFF_IDLE_MINUTES = 15
/** The whole of a sign-in, however busy it stays. */
export const SIGN_IN_HOURS = 12
/** A row stays so long after its end, to tell whose form met it; then it is swept away. */
const KEPT_MINUTES = 60
const SEEN_EVERY_SECONDS = 60

/** What the end of a sign-in depends on. Times are ISO-8601 UTC text. */
export interface Lifetime {
  lastSeenAt: string
  expiresAt: string
  clinicianSince: string | null
  administratorSince: string | null
}

/** The last moment of a sign-in that starts at `at`. */
export function absoluteEnd(at: Date): Date {
  return later(at, SIGN_IN_HOURS * 3600)
}

/** When it ends: its absolute end, or earlier where nothing was asked for too long. */
export function endOf(signIn: Lifetime): Date {
  const isStaff = signIn.clinicianSince !== null || signIn.administratorSince !== null
  const idleEnd = later(new Date(signIn.lastSeenAt), (isStaff ? STAFF_IDLE_MINUTES : FAMILY_IDLE_MINUTES) * 60)
  const expires = new Date(signIn.expiresAt)
  return idleEnd < expires ? idleEnd : expires
}

/** Whether it is time to write down that it was used: at most once a minute. */
export function isSeenAgain(signIn: Lifetime, at: Date): boolean {
  return later(new Date(signIn.lastSeenAt), SEEN_EVERY_SECONDS) <= at
}

/** When the row of a sign-in goes. */
export function keptUntil(expiresAt: string): Date {
  return later(new Date(expiresAt), KEPT_MINUTES * 60)
}

/** Rows that expired before this moment go. */
export function sweptBefore(at: Date): string {
  return later(at, -KEPT_MINUTES * 60).toISOString()
}

function later(at: Date, seconds: number): Date {
  return new Date(at.getTime() + seconds * 1000)
}

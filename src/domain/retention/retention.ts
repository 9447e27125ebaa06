/** What is removed by itself, and how many days after it came to its end. */
export const KEPT_DAYS = {
  /** Invitations of families that nobody used: after they ran out or were taken back. */
  'invitations': 90,
  'staff-invitations': 90,
  /** Messages that were sent, handed over, taken back or given up. What stood in them is wiped then already. */
  'messages': 30,
  /** Jobs that are over. */
  'jobs': 30,
  /** What a form that was sent twice would be answered. */
  'receipts': 1,
} as const
export type RemovedClass = keyof typeof KEPT_DAYS
export const REMOVED_CLASSES = Object.keys(KEPT_DAYS) as RemovedClass[]

/** From this hour on, clinic time, the day's run is due. */
export const RUN_HOUR = 3

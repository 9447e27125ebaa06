import { findLastAuditCheck } from '../audits/check-audit.ts'
import { dayIn, type Clinic } from '../clinics/clinic.ts'
import { listContactStandings } from '../clinics/contact-states.ts'
import { readDeliveries } from '../outbox/read-deliveries.ts'
import { listStaff } from '../staff/queries.ts'
import { now, type World } from '../world.ts'
import type { Check } from './check.ts'

/** After so many days the audit record is to be looked through again. */
const AUDIT_DAYS = 31
const DAY_MS = 86_400_000

/** Whether a clinic is in order: its crisis contacts, its messages, its audit record, its administrators. */
export async function checkClinic(world: World, clinic: Clinic): Promise<Check[]> {
  return [...await contactChecks(world, clinic), await messagesCheck(world, clinic), await auditCheck(world, clinic), await administratorsCheck(world, clinic)]
}

async function contactChecks(world: World, clinic: Clinic): Promise<Check[]> {
  const standings = await listContactStandings(world, clinic, 'en', dayIn(clinic.timeZone, now(world)))
  const missing = standings.filter(({ state }) => state === 'missing').length
  const due = standings.filter(({ state }) => state === 'unchecked' || state === 'due').length
  const unconfirmed = standings.filter(({ proposal, unconfirmed: by }) => proposal || by !== undefined).length
  return [
    { key: 'contacts-filled', ...missing > 0 && { finding: 'contacts-missing', n: missing } },
    { key: 'contacts-checked', ...due > 0 && { finding: 'contacts-due', n: due } },
    { key: 'contacts-confirmed', ...unconfirmed > 0 && { finding: 'contacts-unconfirmed', n: unconfirmed } },
  ]
}

async function messagesCheck(world: World, { id }: Clinic): Promise<Check> {
  const deliveries = await readDeliveries(world, { clinicId: id })
  const count = (state: 'waiting' | 'given-up') => deliveries.reduce((sum, { counts }) => sum + counts[state], 0)
  const givenUp = count('given-up')
  return givenUp > 0 ? { key: 'messages', finding: 'messages-given-up', n: givenUp } : { key: 'messages', n: count('waiting') }
}

async function auditCheck(world: World, { id }: Clinic): Promise<Check> {
  const last = await findLastAuditCheck(world, id)
  if (!last) return { key: 'audit', finding: 'audit-never' }
  if (!last.whole) return { key: 'audit', finding: 'audit-broken' }
  const days = Math.floor((Date.parse(now(world)) - Date.parse(last.at)) / DAY_MS)
  return { key: 'audit', ...days > AUDIT_DAYS && { finding: 'audit-old' }, n: days }
}

async function administratorsCheck(world: World, { id }: Clinic): Promise<Check> {
  const n = (await listStaff(world.db, id)).filter(({ disabledAt, administratorSince }) => disabledAt === null && administratorSince !== null).length
  return { key: 'administrators', ...n < 2 && { finding: 'administrator-alone' }, n }
}

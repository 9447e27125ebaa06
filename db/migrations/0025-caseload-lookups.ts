import { sql, type Kysely } from 'kysely'

/** What a clinician's own list looks up, so that its cost grows with their families and not with the clinic's. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create index member_by_consent on member (clinic_id, consent_id)`.execute(db)
  await sql`create index outbox_given_up_by_account on outbox (clinic_id, account_id) where given_up_at is not null`.execute(db)
  await sql`create index outbox_given_up_by_consent on outbox (clinic_id, consent_id) where given_up_at is not null`.execute(db)
}

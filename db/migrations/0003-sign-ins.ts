import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Open sign-ins, slowed-down tries, codes given by the clinic, and what a repeated form answered. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table sign_in (
    clinic_id text not null,
    id text not null,
    account_id text not null,
    created_at text not null check (length(created_at) = 24),
    last_seen_at text not null check (length(last_seen_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    second_step_at text check (length(second_step_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, account_id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index sign_in_by_account on sign_in (clinic_id, account_id)`.execute(db)

  await sql`create table throttle (
    clinic_id text not null,
    key text not null,
    fails integer not null,
    until text check (length(until) = 24),
    at text not null check (length(at) = 24),
    primary key (clinic_id, key)
  )${strict(db)}`.execute(db)

  await sql`create table recovery_code (
    clinic_id text not null,
    id text not null,
    account_id text not null,
    code_hmac text not null,
    given_by text not null,
    given_at text not null check (length(given_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    used_at text check (length(used_at) = 24),
    shown_at text check (length(shown_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, code_hmac),
    foreign key (clinic_id, account_id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index recovery_code_by_account on recovery_code (clinic_id, account_id)`.execute(db)

  await sql`create table form_receipt (
    clinic_id text not null,
    key text not null,
    account_id text not null,
    body_hash text not null,
    outcome text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, key)
  )${strict(db)}`.execute(db)
}

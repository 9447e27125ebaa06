import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Where it is safe to write to a member, what they wish to be told, and every message on its way out. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table safe_contact (
    clinic_id text not null,
    member_id text not null,
    kind text not null,
    address_sealed text not null,
    address_hmac text not null,
    asked_at text not null check (length(asked_at) = 24),
    confirm_hmac text not null,
    confirm_until text not null check (length(confirm_until) = 24),
    confirmed_at text check (length(confirmed_at) = 24),
    stop_hmac text not null,
    stop_sealed text not null,
    stopped_at text check (length(stopped_at) = 24),
    primary key (clinic_id, member_id),
    unique (clinic_id, stop_hmac),
    unique (clinic_id, confirm_hmac),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table reminder (
    clinic_id text not null,
    member_id text not null,
    next_part_at text check (length(next_part_at) = 24),
    weekday integer not null,
    hour integer not null,
    workshops_at text check (length(workshops_at) = 24),
    changed_at text not null check (length(changed_at) = 24),
    primary key (clinic_id, member_id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table outbox (
    clinic_id text not null,
    id text not null,
    kind text not null,
    locale text not null,
    account_id text,
    consent_id text,
    invitation_id text,
    once_key text,
    address_sealed text,
    body_sealed text,
    by_staff_id text,
    created_at text not null check (length(created_at) = 24),
    due_at text not null check (length(due_at) = 24),
    attempts integer not null,
    last_problem text,
    sent_at text check (length(sent_at) = 24),
    given_at text check (length(given_at) = 24),
    given_by text,
    cancelled_at text check (length(cancelled_at) = 24),
    given_up_at text check (length(given_up_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, once_key)
  )${strict(db)}`.execute(db)

  await sql`create index outbox_by_account on outbox (clinic_id, account_id, created_at)`.execute(db)
  await sql`create index outbox_to_send on outbox (due_at, id)
    where sent_at is null and given_at is null and cancelled_at is null and given_up_at is null`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** What members write for themselves, sealed with a key of their own, and the copies they let a named person see. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table data_key (
    clinic_id text not null, member_id text not null,
    wrapped text not null,
    made_at text not null check (length(made_at) = 24),
    shut_until text check (length(shut_until) = 24),
    primary key (clinic_id, member_id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table private_text (
    clinic_id text not null, id text not null, member_id text not null,
    kind text not null check (kind in ('worksheet', 'reflection', 'sentence', 'sign')),
    home_key text not null, field_key text not null,
    sealed text not null,
    version integer not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create unique index private_text_place
    on private_text (clinic_id, member_id, kind, home_key, field_key)`.execute(db)

  await sql`create table share (
    clinic_id text not null, id text not null,
    handle text not null,
    member_id text not null,
    kind text not null check (kind in ('worksheet', 'plan')),
    home_key text not null,
    with_account_id text not null,
    sealed text not null,
    given_at text not null check (length(given_at) = 24),
    opened_at text check (length(opened_at) = 24),
    ended_at text check (length(ended_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id),
    foreign key (clinic_id, with_account_id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create unique index share_handle on share (clinic_id, handle)`.execute(db)
  await sql`create unique index share_in_force on share (clinic_id, member_id, kind, home_key, with_account_id)
    where ended_at is null`.execute(db)
  await sql`create index share_by_reader on share (clinic_id, with_account_id)`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** What staff do for a family: calls, nudges, notes, a rest for a reason, and cover for a colleague. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table family_team add column cover_until text check (length(cover_until) = 24)`.execute(db)
  await sql`alter table family_team add column cover_reason text`.execute(db)

  await sql`create table call (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    member_id text,
    consent_id text,
    reason text not null,
    outcome text not null,
    on_day text not null check (length(on_day) = 10),
    next_on text check (length(next_on) = 10),
    note_sealed text,
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, family_id) references family (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table nudge (
    clinic_id text not null,
    id text not null,
    member_id text not null,
    message_id text not null,
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table staff_note (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    member_id text,
    sealed text not null,
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    deleted_at text check (length(deleted_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, family_id) references family (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table snooze (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    reason text not null,
    until_on text not null check (length(until_on) = 10),
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    ended_at text check (length(ended_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, family_id) references family (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create index call_by_family on call (clinic_id, family_id, at)`.execute(db)
  await sql`create index nudge_by_member on nudge (clinic_id, member_id, at)`.execute(db)
  await sql`create index staff_note_by_family on staff_note (clinic_id, family_id, at)`.execute(db)
  await sql`create index snooze_by_family on snooze (clinic_id, family_id, until_on)`.execute(db)
}

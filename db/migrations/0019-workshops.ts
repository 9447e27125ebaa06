import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Workshops: a weekly series in the clinic's wall time, its dates in UTC, what each is about and who is invited. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table workshop_series (
    clinic_id text not null,
    id text not null,
    weekday integer not null,
    starts_at_time text not null,
    minutes integer not null,
    time_zone text not null,
    place text not null,
    link text not null,
    from_on text not null check (length(from_on) = 10),
    until_on text check (length(until_on) = 10),
    everyone_at text check (length(everyone_at) = 24),
    created_by text not null,
    created_at text not null check (length(created_at) = 24),
    ended_at text check (length(ended_at) = 24),
    primary key (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table workshop_skip (
    clinic_id text not null, series_id text not null,
    on_day text not null check (length(on_day) = 10),
    primary key (clinic_id, series_id, on_day),
    foreign key (clinic_id, series_id) references workshop_series (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table workshop_topic (
    clinic_id text not null, series_id text not null,
    number integer not null,
    module_key text not null,
    make_up_key text,
    primary key (clinic_id, series_id, number),
    foreign key (clinic_id, series_id) references workshop_series (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table workshop_guest (
    clinic_id text not null, series_id text not null, family_id text not null,
    since text not null check (length(since) = 24),
    primary key (clinic_id, series_id, family_id),
    foreign key (clinic_id, series_id) references workshop_series (clinic_id, id),
    foreign key (clinic_id, family_id) references family (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table workshop (
    clinic_id text not null,
    id text not null,
    series_id text,
    day_of_series text check (length(day_of_series) = 10),
    starts_at text not null check (length(starts_at) = 24),
    minutes integer not null,
    place text not null,
    link text not null,
    module_key text,
    make_up_key text,
    check_in_code text not null,
    revision integer not null,
    changed_at text not null check (length(changed_at) = 24),
    cancelled_at text check (length(cancelled_at) = 24),
    created_at text not null check (length(created_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, series_id, day_of_series),
    foreign key (clinic_id, series_id) references workshop_series (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table calendar_feed (
    clinic_id text not null, account_id text not null,
    token_hash text not null,
    made_at text not null check (length(made_at) = 24),
    primary key (clinic_id, account_id),
    unique (clinic_id, token_hash),
    foreign key (clinic_id, account_id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create index workshop_by_start on workshop (clinic_id, starts_at)`.execute(db)
}

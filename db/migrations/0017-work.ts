import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/**
 * All work beside the pages in one table: short jobs that a verb or the clock enqueues, and the long work of a person,
 * whose columns are null for the others. Both tables are made again, the pieces first, so that none points to nothing.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table job_new (
    clinic_id text not null, id text not null,
    kind text not null,
    payload text not null,
    schedule_key text,
    run_at text not null check (length(run_at) = 24),
    made_at text not null check (length(made_at) = 24),
    account_id text,
    locale text,
    signed_in_at text check (length(signed_in_at) = 24),
    next_piece text,
    pieces_done integer not null,
    pieces_all integer not null,
    leased_by text,
    lease_until text check (length(lease_until) = 24),
    tries integer not null,
    last_problem text,
    finished_at text check (length(finished_at) = 24),
    failed_at text check (length(failed_at) = 24),
    rested_at text check (length(rested_at) = 24),
    taken_at text check (length(taken_at) = 24),
    expires_at text check (length(expires_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, schedule_key),
    foreign key (clinic_id, account_id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`insert into job_new (clinic_id, id, kind, payload, run_at, made_at, account_id, locale, signed_in_at, next_piece,
      pieces_done, pieces_all, leased_by, lease_until, tries, finished_at, failed_at, taken_at, expires_at)
    select clinic_id, id, kind, '', made_at, made_at, account_id, locale, signed_in_at, next_piece,
      pieces_done, pieces_all, leased_by, lease_until, tries, finished_at, failed_at, taken_at, expires_at from job`.execute(db)
  await sql`create table job_piece_new (
    clinic_id text not null, job_id text not null, number integer not null,
    sealed text not null,
    primary key (clinic_id, job_id, number),
    foreign key (clinic_id, job_id) references job_new (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`insert into job_piece_new select clinic_id, job_id, number, sealed from job_piece`.execute(db)
  await sql`drop table job_piece`.execute(db)
  await sql`drop table job`.execute(db)
  await sql`alter table job_new rename to job`.execute(db)
  await sql`alter table job_piece_new rename to job_piece`.execute(db)
  await sql`create index job_by_owner on job (clinic_id, account_id, kind, made_at)`.execute(db)
  await sql`create index job_to_do on job (run_at, id) where finished_at is null and failed_at is null`.execute(db)
}

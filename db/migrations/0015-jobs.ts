import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/**
 * Long work that the server does piece by piece, and what it made so far. One worker at a time holds a job's lease;
 * `next_piece` says where it goes on, whoever takes it up; null once only the file is left to make. A finished job has its file as the one piece left.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table job (
    clinic_id text not null, id text not null,
    kind text not null,
    account_id text not null,
    locale text not null,
    made_at text not null check (length(made_at) = 24),
    signed_in_at text not null check (length(signed_in_at) = 24),
    next_piece text,
    pieces_done integer not null,
    pieces_all integer not null,
    leased_by text,
    lease_until text check (length(lease_until) = 24),
    tries integer not null,
    finished_at text check (length(finished_at) = 24),
    failed_at text check (length(failed_at) = 24),
    taken_at text check (length(taken_at) = 24),
    expires_at text check (length(expires_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, account_id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index job_by_owner on job (clinic_id, account_id, kind, made_at)`.execute(db)
  await sql`create index job_to_do on job (made_at, id) where finished_at is null and failed_at is null`.execute(db)

  await sql`create table job_piece (
    clinic_id text not null, job_id text not null, number integer not null,
    sealed text not null,
    primary key (clinic_id, job_id, number),
    foreign key (clinic_id, job_id) references job (clinic_id, id)
  )${strict(db)}`.execute(db)
}

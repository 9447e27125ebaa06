import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** The program's calendar: when a family started, paused, stepped down or ended, and the dates of each module that was assigned. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table family add column paused_at text check (length(paused_at) = 24)`.execute(db)
  await sql`alter table family add column stepped_down_at text check (length(stepped_down_at) = 24)`.execute(db)
  await sql`alter table family add column ended_at text check (length(ended_at) = 24)`.execute(db)
  await sql`alter table member add column paused_at text check (length(paused_at) = 24)`.execute(db)
  await sql`alter table assignment add column opens_on text check (length(opens_on) = 10)`.execute(db)
  await sql`alter table assignment add column first_week integer`.execute(db)
  await sql`alter table assignment add column closed_at text check (length(closed_at) = 24)`.execute(db)
  await sql`alter table assignment add column changed_at text check (length(changed_at) = 24)`.execute(db)

  await sql`create table assignment_module (
    clinic_id text not null,
    assignment_id text not null,
    module_key text not null,
    opens_on text check (length(opens_on) = 10),
    due_on text check (length(due_on) = 10),
    primary key (clinic_id, assignment_id, module_key),
    foreign key (clinic_id, assignment_id) references assignment (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table module_unlock (
    clinic_id text not null,
    member_id text not null,
    module_key text not null,
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, member_id, module_key),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table outside_completion (
    clinic_id text not null,
    id text not null,
    member_id text not null,
    module_key text not null,
    how text not null,
    done_on text not null check (length(done_on) = 10),
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    undone_at text check (length(undone_at) = 24),
    undone_by text,
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create unique index outside_completion_in_force on outside_completion (clinic_id, member_id, module_key)
    where undone_at is null`.execute(db)
}

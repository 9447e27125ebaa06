import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Assignments, and the append-only learning events beside the summary rows that pages read. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table assignment (
    clinic_id text not null, id text not null, member_id text not null, course_key text not null,
    assigned_by text not null,
    assigned_at text not null check (length(assigned_at) = 24),
    due_on text check (length(due_on) = 10),
    withdrawn_at text check (length(withdrawn_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create unique index assignment_in_force on assignment (clinic_id, member_id, course_key)
    where withdrawn_at is null`.execute(db)

  await sql`create table module_progress (
    clinic_id text not null, member_id text not null, module_key text not null,
    opened_at text not null check (length(opened_at) = 24),
    opened_version integer not null,
    pass_mark text not null,
    attempts integer not null default 0,
    completed_at text check (length(completed_at) = 24),
    completed_version integer,
    completed_how text,
    last_on text not null check (length(last_on) = 10),
    primary key (clinic_id, member_id, module_key),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table section_progress (
    clinic_id text not null, member_id text not null, module_key text not null, section_key text not null,
    continued_at text not null check (length(continued_at) = 24),
    version integer not null,
    primary key (clinic_id, member_id, module_key, section_key)
  )${strict(db)}`.execute(db)

  await sql`create table learning_event (
    clinic_id text not null, id text not null, member_id text not null, module_key text not null,
    item_key text not null, kind text not null,
    version integer not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
}

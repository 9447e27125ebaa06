import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Who came to a workshop, every change of it, and the module that makes up for one that was missed. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table attendance (
    clinic_id text not null,
    workshop_id text not null,
    member_id text not null,
    state text not null,
    via text not null,
    recorded_by text,
    at text not null check (length(at) = 24),
    primary key (clinic_id, workshop_id, member_id),
    foreign key (clinic_id, workshop_id) references workshop (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table attendance_change (
    clinic_id text not null,
    id text not null,
    workshop_id text not null,
    member_id text not null,
    before text,
    after text,
    reason text not null,
    by_account_id text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, workshop_id) references workshop (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table walk_in (
    clinic_id text not null,
    workshop_id text not null,
    people integer not null,
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, workshop_id),
    foreign key (clinic_id, workshop_id) references workshop (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table make_up (
    clinic_id text not null,
    id text not null,
    workshop_id text not null,
    member_id text not null,
    module_key text not null,
    due_on text not null check (length(due_on) = 10),
    assigned_at text not null check (length(assigned_at) = 24),
    withdrawn_at text check (length(withdrawn_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, workshop_id) references workshop (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create index attendance_by_member on attendance (clinic_id, member_id)`.execute(db)
  await sql`create index attendance_change_by_workshop on attendance_change (clinic_id, workshop_id, at)`.execute(db)
  await sql`create unique index make_up_in_force on make_up (clinic_id, workshop_id, member_id)
    where withdrawn_at is null`.execute(db)
  await sql`create index make_up_by_member on make_up (clinic_id, member_id)`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** The unit, its members and the clinicians who may see it. A family without a label joined by code. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table family (
    clinic_id text not null references clinic (id),
    id text not null,
    label text,
    started_on text check (length(started_on) = 10),
    created_by text,
    created_at text not null check (length(created_at) = 24),
    closed_at text check (length(closed_at) = 24),
    primary key (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table family_team (
    clinic_id text not null,
    family_id text not null,
    staff_id text not null,
    since text not null check (length(since) = 24),
    primary key (clinic_id, family_id, staff_id),
    foreign key (clinic_id, family_id) references family (clinic_id, id),
    foreign key (clinic_id, staff_id) references staff (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index family_team_by_staff on family_team (clinic_id, staff_id)`.execute(db)

  await sql`create table separation (
    clinic_id text not null,
    member_a text not null,
    member_b text not null,
    since text not null check (length(since) = 24),
    by_staff_id text not null,
    primary key (clinic_id, member_a, member_b)
  )${strict(db)}`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** The tenant, its crisis contacts and the small facts an installation remembers about itself. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table clinic (
    id text not null primary key,
    name text not null,
    discreet_name text not null,
    origin text not null unique,
    phone text not null,
    time_zone text not null,
    languages text not null,
    leave_target text not null,
    library_open_at text check (length(library_open_at) = 24),
    set_up_at text check (length(set_up_at) = 24),
    created_at text not null check (length(created_at) = 24)
  )${strict(db)}`.execute(db)

  await sql`create table contact (
    clinic_id text not null references clinic (id),
    token text not null,
    value text not null,
    note text not null,
    verified_on text check (length(verified_on) = 10),
    changed_by text,
    changed_at text not null check (length(changed_at) = 24),
    primary key (clinic_id, token)
  )${strict(db)}`.execute(db)

  await sql`create table meta (
    clinic_id text not null,
    key text not null,
    value text not null,
    primary key (clinic_id, key)
  )${strict(db)}`.execute(db)
}

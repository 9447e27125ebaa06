import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** A changed line of help waits in its own row until a second person confirms it; what is in force says who did. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table contact add column source text not null default ''`.execute(db)
  await sql`alter table contact add column hours text not null default ''`.execute(db)
  await sql`alter table contact add column languages text not null default ''`.execute(db)
  await sql`alter table contact add column confirmed_by text`.execute(db)
  await sql`alter table contact add column confirmed_at text check (length(confirmed_at) = 24)`.execute(db)

  await sql`create table contact_proposal (
    clinic_id text not null references clinic (id),
    token text not null,
    value text not null,
    note text not null,
    source text not null,
    hours text not null,
    languages text not null,
    proposed_by text not null,
    proposed_at text not null check (length(proposed_at) = 24),
    primary key (clinic_id, token)
  )${strict(db)}`.execute(db)
}

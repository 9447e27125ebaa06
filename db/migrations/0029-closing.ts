import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** A clinic that closes: who asked, who agreed, from when its file may be taken, and who took it or called it off. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table closing (
    clinic_id text not null references clinic (id),
    id text not null,
    asked_by text not null,
    asked_at text not null check (length(asked_at) = 24),
    confirmed_by text,
    confirmed_at text check (length(confirmed_at) = 24),
    due_at text check (length(due_at) = 24),
    file_taken_by text,
    file_taken_at text check (length(file_taken_at) = 24),
    stopped_by text,
    stopped_at text check (length(stopped_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, asked_by) references staff (clinic_id, id),
    foreign key (clinic_id, confirmed_by) references staff (clinic_id, id),
    foreign key (clinic_id, file_taken_by) references staff (clinic_id, id),
    foreign key (clinic_id, stopped_by) references staff (clinic_id, id),
    check (confirmed_by is null or confirmed_by <> asked_by)
  )${strict(db)}`.execute(db)
  await sql`create unique index closing_in_force on closing (clinic_id) where stopped_at is null`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Questions that staff point out to their author, and an index that finds who began a module last. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table question_flag (
    clinic_id text not null,
    id text not null,
    module_key text not null,
    question_key text not null,
    question_version integer not null,
    reason text not null,
    flagged_by text not null,
    flagged_at text not null check (length(flagged_at) = 24),
    cleared_by text,
    cleared_at text check (length(cleared_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, flagged_by) references staff (clinic_id, id),
    foreign key (clinic_id, cleared_by) references staff (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create unique index question_flag_in_force on question_flag (clinic_id, module_key, question_key, question_version)
    where cleared_at is null`.execute(db)
  await sql`create index module_progress_by_start on module_progress (clinic_id, module_key, opened_at, member_id)`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Quick checks (their author's alone), quiz answers as given, and where each question stands. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table check_answer (
    clinic_id text not null, member_id text not null, module_key text not null, check_key text not null,
    first_options text not null,
    latest_options text not null,
    tries integer not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, member_id, module_key, check_key),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table answer (
    clinic_id text not null, form_key text not null, member_id text not null, module_key text not null,
    question_key text not null,
    question_version integer not null,
    attempt integer not null,
    option_keys text not null,
    outcome text not null check (outcome in ('right', 'not-yet', 'unsure')),
    at text not null check (length(at) = 24),
    primary key (clinic_id, member_id, form_key),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table question_state (
    clinic_id text not null, member_id text not null, module_key text not null, question_key text not null,
    version integer not null,
    first_outcome text not null,
    latest_outcome text not null,
    latest_options text not null,
    attempt integer not null,
    tries integer not null,
    primary key (clinic_id, member_id, module_key, question_key),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
}

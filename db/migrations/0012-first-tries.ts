import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** First tries kept apart, how sure someone was and in which language they read, and the order a quiz was asked in. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table first_try (
    clinic_id text not null, member_id text not null, module_key text not null, question_key text not null,
    question_version integer not null,
    outcome text not null check (outcome in ('right', 'not-yet', 'unsure')),
    option_keys text not null,
    sure text check (sure in ('sure', 'fairly', 'guess')),
    locale text,
    at text not null check (length(at) = 24),
    primary key (clinic_id, member_id, module_key, question_key, question_version),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  // One answer an attempt: the earliest attempt with a version of a question holds its first try.
  await sql`insert into first_try
      (clinic_id, member_id, module_key, question_key, question_version, outcome, option_keys, at)
    select clinic_id, member_id, module_key, question_key, question_version, outcome, option_keys, at
    from (
      select answer.*, row_number() over (
        partition by clinic_id, member_id, module_key, question_key, question_version order by attempt, at, form_key
      ) as place from answer
    ) as given where place = 1`.execute(db)

  await sql`alter table answer add column sure text check (sure in ('sure', 'fairly', 'guess'))`.execute(db)
  await sql`alter table answer add column locale text`.execute(db)
  await sql`alter table question_state add column latest_sure text check (latest_sure in ('sure', 'fairly', 'guess'))`.execute(db)
  await sql`alter table module_progress add column asked_keys text`.execute(db)
}

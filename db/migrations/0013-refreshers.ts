import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/**
 * Refreshers, the answers given in them, and the reply to "Did you try it?". Modules finished before this get no
 * refreshers: which of them are private stands in the content alone, and nobody should find a pile.
 */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table refresher (
    clinic_id text not null, id text not null, member_id text not null, module_key text not null,
    after_days integer not null check (after_days in (2, 7, 21)),
    due_on text not null check (length(due_on) = 10),
    started_at text check (length(started_at) = 24),
    own_words_at text check (length(own_words_at) = 24),
    done_at text check (length(done_at) = 24),
    skipped_at text check (length(skipped_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create unique index refresher_once on refresher (clinic_id, member_id, module_key, after_days)`.execute(db)
  await sql`create index refresher_by_day on refresher (clinic_id, member_id, due_on)`.execute(db)

  await sql`create table refresher_answer (
    clinic_id text not null, refresher_id text not null, question_key text not null,
    member_id text not null, module_key text not null,
    question_version integer not null,
    option_keys text not null,
    outcome text not null check (outcome in ('right', 'not-yet', 'unsure')),
    at text not null check (length(at) = 24),
    primary key (clinic_id, refresher_id, question_key),
    foreign key (clinic_id, refresher_id) references refresher (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index refresher_answer_by_time on refresher_answer (clinic_id, member_id, at)`.execute(db)

  await sql`create table try_reply (
    clinic_id text not null, member_id text not null, module_key text not null,
    tried_at text check (length(tried_at) = 24),
    not_yet_at text check (length(not_yet_at) = 24),
    primary key (clinic_id, member_id, module_key),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`alter table member add column refreshers_off_at text check (length(refreshers_off_at) = 24)`.execute(db)
  await sql`alter table member add column tries_off_at text check (length(tries_off_at) = 24)`.execute(db)
}

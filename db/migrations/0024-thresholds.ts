import { sql, type Kysely } from 'kysely'

/** What each clinic sets for itself: when a family needs a nudge, the question box, the morning list, who reads questions. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table clinic add column nudge_invitation_days integer not null default 3`.execute(db)
  await sql`alter table clinic add column nudge_quiet_days integer not null default 7`.execute(db)
  await sql`alter table clinic add column nudge_quiz_tries integer not null default 2`.execute(db)
  await sql`alter table clinic add column nudge_due_days integer not null default 3`.execute(db)
  await sql`alter table clinic add column nudge_missed_workshops integer not null default 2`.execute(db)
  await sql`alter table clinic add column question_box_at text check (length(question_box_at) = 24)`.execute(db)
  await sql`alter table clinic add column question_hours text not null default ''`.execute(db)
  await sql`alter table clinic add column question_answer_days integer not null default 2`.execute(db)
  await sql`alter table staff add column reads_questions_since text check (length(reads_questions_since) = 24)`.execute(db)
  await sql`alter table staff add column digest_at text check (length(digest_at) = 24)`.execute(db)
}

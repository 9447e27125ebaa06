import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** What people ask of the clinic: a new invitation, a call, or a written question with its answer. Their words are sealed. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table request_new (
    clinic_id text not null,
    id text not null,
    kind text not null check (kind in ('new-invitation', 'call', 'question')),
    family_id text not null,
    consent_id text,
    member_id text,
    text_sealed text,
    asked_on text not null check (length(asked_on) = 10),
    asked_at text not null check (length(asked_at) = 24),
    answer_sealed text,
    answered_at text check (length(answered_at) = 24),
    answered_by text,
    answer_seen_at text check (length(answer_seen_at) = 24),
    cancelled_at text check (length(cancelled_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, kind, consent_id, asked_on),
    foreign key (clinic_id, family_id) references family (clinic_id, id),
    foreign key (clinic_id, consent_id) references consent (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`insert into request_new (clinic_id, id, kind, family_id, consent_id, asked_on, asked_at, answered_at, answered_by)
    select clinic_id, id, kind, family_id, consent_id, asked_on, asked_at, answered_at, answered_by from request`.execute(db)
  await sql`drop table request`.execute(db)
  await sql`alter table request_new rename to request`.execute(db)
  await sql`create index request_by_member on request (clinic_id, member_id, asked_at)`.execute(db)
  await sql`create index request_open on request (clinic_id, family_id, kind) where answered_at is null`.execute(db)
}

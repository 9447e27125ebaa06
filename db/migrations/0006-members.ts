import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Family members and their own agreement about what the clinic may see. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table member (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    consent_id text,
    relation text,
    joined_at text not null check (length(joined_at) = 24),
    joined_shown_at text check (length(joined_shown_at) = 24),
    counts_shared_at text check (length(counts_shared_at) = 24),
    write_safe_at text check (length(write_safe_at) = 24),
    welcomed_at text check (length(welcomed_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, id) references account (clinic_id, id),
    foreign key (clinic_id, family_id) references family (clinic_id, id),
    foreign key (clinic_id, consent_id) references consent (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index member_by_family on member (clinic_id, family_id)`.execute(db)

  await sql`create table agreement (
    clinic_id text not null,
    id text not null,
    member_id text not null,
    kind text not null,
    text_version text not null,
    given_at text not null check (length(given_at) = 24),
    ended_at text check (length(ended_at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create unique index agreement_in_force on agreement (clinic_id, member_id, kind)
    where ended_at is null`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** The two ways in, and what people ask the clinic for. Codes and tokens are stored only as HMACs. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table invitation (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    consent_id text not null,
    code_hmac text not null,
    token_hmac text not null,
    created_by text not null,
    created_at text not null check (length(created_at) = 24),
    handed_over_at text check (length(handed_over_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    accepted_at text check (length(accepted_at) = 24),
    accepted_by text,
    duplicate_at text check (length(duplicate_at) = 24),
    revoked_at text check (length(revoked_at) = 24),
    replaced_by text,
    primary key (clinic_id, id),
    unique (clinic_id, code_hmac),
    unique (clinic_id, token_hmac),
    foreign key (clinic_id, family_id) references family (clinic_id, id),
    foreign key (clinic_id, consent_id) references consent (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index invitation_by_consent on invitation (clinic_id, consent_id)`.execute(db)

  await sql`create table join_code (
    clinic_id text not null references clinic (id),
    id text not null,
    code_hmac text not null,
    code_sealed text not null,
    opened_by text not null,
    opened_at text not null check (length(opened_at) = 24),
    closed_at text check (length(closed_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, code_hmac)
  )${strict(db)}`.execute(db)

  await sql`create table request (
    clinic_id text not null,
    id text not null,
    kind text not null check (kind in ('new-invitation')),
    family_id text not null,
    consent_id text not null,
    asked_on text not null check (length(asked_on) = 10),
    asked_at text not null check (length(asked_at) = 24),
    answered_at text check (length(answered_at) = 24),
    answered_by text,
    primary key (clinic_id, id),
    unique (clinic_id, kind, consent_id, asked_on),
    foreign key (clinic_id, family_id) references family (clinic_id, id),
    foreign key (clinic_id, consent_id) references consent (clinic_id, id)
  )${strict(db)}`.execute(db)
}

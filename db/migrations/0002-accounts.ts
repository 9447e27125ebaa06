import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Who can sign in. An email or phone may belong to several accounts; only chosen names are unique. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table account (
    clinic_id text not null references clinic (id),
    id text not null,
    name_kind text not null check (name_kind in ('email', 'phone', 'chosen')),
    name_norm text not null,
    password_hash text not null,
    display_name text not null,
    locale text not null,
    created_at text not null check (length(created_at) = 24),
    disabled_at text check (length(disabled_at) = 24),
    primary key (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index account_by_name on account (clinic_id, name_norm)`.execute(db)
  await sql`create unique index account_by_chosen_name on account (clinic_id, name_norm)
    where name_kind = 'chosen'`.execute(db)

  await sql`create table staff (
    clinic_id text not null,
    id text not null,
    clinician_since text check (length(clinician_since) = 24),
    administrator_since text check (length(administrator_since) = 24),
    welcomes_code_joiners_since text check (length(welcomes_code_joiners_since) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, id) references account (clinic_id, id)
  )${strict(db)}`.execute(db)

  await sql`create table staff_invitation (
    clinic_id text not null references clinic (id),
    id text not null,
    name text not null,
    code_hmac text not null,
    clinician_at text check (length(clinician_at) = 24),
    administrator_at text check (length(administrator_at) = 24),
    created_by text not null,
    created_at text not null check (length(created_at) = 24),
    expires_at text not null check (length(expires_at) = 24),
    accepted_at text check (length(accepted_at) = 24),
    accepted_by text,
    revoked_at text check (length(revoked_at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, code_hmac)
  )${strict(db)}`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Written consents (42 CFR 2.31) that name one relative, and what was told because of them. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table consent (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    recipient text not null,
    relation text not null,
    locale text not null,
    phone text,
    email text,
    safe_to_call_at text check (length(safe_to_call_at) = 24),
    safe_to_write_at text check (length(safe_to_write_at) = 24),
    scope_enrolment_at text check (length(scope_enrolment_at) = 24),
    scope_attendance_at text check (length(scope_attendance_at) = 24),
    scope_progress_at text check (length(scope_progress_at) = 24),
    scope_discharge_at text check (length(scope_discharge_at) = 24),
    scope_safety_at text check (length(scope_safety_at) = 24),
    scope_tests_at text check (length(scope_tests_at) = 24),
    scope_medicines_at text check (length(scope_medicines_at) = 24),
    purpose text not null,
    signed_on text not null check (length(signed_on) = 10),
    ends_on text not null check (length(ends_on) = 10),
    form_version text not null,
    kept_where text not null,
    recorded_by text not null,
    recorded_at text not null check (length(recorded_at) = 24),
    revoked_at text check (length(revoked_at) = 24),
    revoked_by text,
    primary key (clinic_id, id),
    foreign key (clinic_id, family_id) references family (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index consent_by_family on consent (clinic_id, family_id)`.execute(db)

  await sql`create table disclosure (
    clinic_id text not null,
    id text not null,
    family_id text not null,
    consent_id text not null,
    what text not null,
    to_whom text not null,
    notice_version text not null,
    by_staff_id text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    foreign key (clinic_id, consent_id) references consent (clinic_id, id)
  )${strict(db)}`.execute(db)
  await sql`create index disclosure_by_family on disclosure (clinic_id, family_id)`.execute(db)
}

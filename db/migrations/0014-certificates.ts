import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** Proof of a finished course, one for each person and course, and whether the clinic lets anyone check it. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`alter table clinic add column certificate_check_at text check (length(certificate_check_at) = 24)`.execute(db)

  await sql`create table certificate (
    clinic_id text not null,
    id text not null,
    member_id text not null,
    course_key text not null,
    course_number integer not null,
    modules integer not null,
    issued_on text not null check (length(issued_on) = 10),
    check_code_hmac text not null,
    primary key (clinic_id, id),
    unique (clinic_id, member_id, course_key),
    unique (clinic_id, check_code_hmac),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
}

import { sql, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** The family plan as it stood on the days it was agreed on, one a day, sealed with its author's own key. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table plan_version (
    clinic_id text not null, id text not null, member_id text not null,
    agreed_on text not null check (length(agreed_on) = 10),
    sealed text not null,
    at text not null check (length(at) = 24),
    primary key (clinic_id, id),
    unique (clinic_id, member_id, agreed_on),
    foreign key (clinic_id, member_id) references member (clinic_id, id)
  )${strict(db)}`.execute(db)
}

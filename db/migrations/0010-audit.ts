import { sql, SqliteAdapter, type Kysely } from 'kysely'
import { strict } from './tools.ts'

/** The chained record of who did what. Nothing may change or remove a row of it. */
export async function up(db: Kysely<any>): Promise<void> {
  await sql`create table audit (
    clinic_id text not null,
    seq integer not null,
    at text not null check (length(at) = 24),
    actor_kind text not null,
    actor_id text not null,
    event text not null,
    object_kind text not null,
    object_id text not null,
    reason text not null,
    consent_id text not null,
    notice_version text not null,
    outcome text not null,
    mac text not null,
    primary key (clinic_id, seq)
  )${strict(db)}`.execute(db)
  if (db.getExecutor().adapter instanceof SqliteAdapter) await refuseChange(db)
}

/**
 * Triggers stand here and nowhere else: a fault in our own code must not be able to rewrite the record.
 * On PostgreSQL the application's role is given insert and select on this table instead.
 */
async function refuseChange(db: Kysely<any>): Promise<void> {
  await sql`create trigger audit_refuses_update before update on audit
    begin select raise(abort, 'the audit record is append-only'); end`.execute(db)
  await sql`create trigger audit_refuses_delete before delete on audit
    begin select raise(abort, 'the audit record is append-only'); end`.execute(db)
}

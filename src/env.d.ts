/// <reference types="astro/client" />

declare namespace App {
  interface Locals {
    world: import('./domain/world.ts').World
    auth: import('./server/auth/index.ts').Auth
    clinic: import('./domain/clinics/clinic.ts').Clinic
    /** What administrators may ask of the installation that serves their clinic; it runs outside the built pages. */
    installation: {
      check(): Promise<import('./domain/doctor/check.ts').Check[]>
      /** What was made and checked, the newest first. */
      backups(): import('./domain/backups/state.ts').KeptBackup[]
      /** The end of the clinic's audit record as it was noted beside the database. */
      notedHeads(): import('./domain/audit.ts').AuditHead[]
      noteHeads(): Promise<void>
      /** The zip with what the clinic may take along when it closes. */
      clinicFile(): Promise<ReadableStream<Uint8Array>>
    }
    requestId: string
    clientAddress: string
    /** What the log may say of this request; absent in `astro dev`. */
    logged?: import('./server/http.ts').Logged
    /** Who is signed in, asked from the database once for each request. */
    signedIn: import('./server/auth/index.ts').SignedIn | null
    /** Whose sign-in ran out, while its row is still there: lets a form that met it be kept for the same person. */
    endedAccountId: string | null
    locale: import('./domain/clinics/clinic.ts').Locale
    theme: 'light' | 'dark' | undefined
    words: import('./words/words.ts').Words
    /** The key under which the page that is drawn now is kept (server/kept-pages.ts). */
    keepAs: string | undefined
    /** The content as it stands on the disk now, broken or not; in `astro dev` alone. */
    draft?: import('./server/draft.ts').Draft
    /** The bytes of a page that was kept, in place of an empty body (server/http/draw-page.ts). */
    handed?: Buffer | ReadableStream<Uint8Array>
    /** A form that met an ended sign-in, sealed; the sign-in page carries it in a hidden field. */
    held: string | undefined
  }
}

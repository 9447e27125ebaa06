export type BackupsWords = typeof backups

/** Copies of everything, kept on the server. */
export const backups = {
  title: 'Backups',
  noteNever: 'None was made yet',
  noteBroke: 'The last try did not work',
  noteMade: (day: string) => `Last one made and checked on ${day}`,
  intro: 'A backup is a locked copy of everything here. One is made each night. Each is opened again and checked before it counts.',
  last: 'Last one checked',
  never: 'Not yet',
  next: 'Next one',
  nextOn: (day: string) => `${day}, after 2\u00A0am`,
  tried: 'Last tried out',
  triedHint: 'Who runs the server opens a backup in an empty folder, to see that it can be used: npm run restore. Do this every three months.',
  broke: (when: string) => `A backup did not work on ${when}. It will be tried again. If this stays, ask who runs the server to look if the disk is full. Older backups are still here.`,
  now: 'Back up now',
  asked: 'A backup will be made now. Load this page again in a minute to see it.',
  caption: 'Backups that are kept',
  none: 'There are none yet.',
  columns: { made: 'Made', size: 'Size', state: 'State' },
  size: (megabytes: string) => `${megabytes}\u00A0MB`,
  checked: 'Checked',
  shownFirst: (n: number, all: number) => `These are the newest ${n} of ${all}.`,
  kept: 'What is kept',
  keptLines: [
    'One of each of the last 7 days, and one of each week, for up to 35 days.',
    'They are on the server only. You cannot take one home from this page. Who runs the server should keep a copy in another place.',
    'They open only with the key files. Keep a copy of those apart from the backups.',
    'What someone erases is gone from here at once. It stays in older backups for up to 35 days.',
  ],
}

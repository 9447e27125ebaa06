import type { DeliveryState, GivenUpReason } from '../../domain/outbox/read-deliveries.ts'

/** What was told to whom. */
export const disclosures = {
  title: 'Disclosures',
  intro: (day: string) => `What staff told relatives under a signed consent since ${day}. Newest first.`,
  family: 'Case code',
  every: 'All case codes',
  show: 'Show',
  nothing: 'Nothing was told in this time.',
  more: (n: number) => `Only the newest ${n} are shown. Choose a case code to see older ones.`,
  columns: { day: 'Day', family: 'Case code', what: 'What', who: 'To whom', consent: 'Consent', notice: 'Notice', by: 'By' },
  what: { invitation: 'That someone takes part (invitation)', report: 'Progress and attendance (report)' } as Record<string, string>,
  signed: (day: string) => `Signed ${day}`,
  noticeVersion: (version: string) => `Version ${version}`,
  joinedByCode: 'No code',
}

/** What became of messages. */
export const deliveries = {
  title: 'Messages',
  intro: 'What became of messages, by the day they were written. No names, no texts, no addresses.',
  nothing: 'No message was written in the last 14 days.',
  columns: { day: 'Day', kind: 'Kind', why: 'Why not' },
  noReason: '–',
  states: {
    waiting: 'Waiting', sent: 'Sent', given: 'Handed over', cancelled: 'Called off', 'given-up': 'Did not arrive',
  } satisfies Record<DeliveryState, string>,
  kinds: {
    'next-part': 'Next part', nudge: 'Nudge', workshop: 'Workshop', 'workshop-changed': 'Workshop changed', waiting: 'Something waits',
    confirm: 'Address to confirm', invitation: 'Invitation', 'staff-digest': 'Morning list', recovery: 'Way back in', security: 'Security', test: 'Test',
  } as Record<string, string>,
  reasons: {
    refused: 'the other side said no', busy: 'the other side was busy for hours', 'no-answer': 'no answer',
  } satisfies Record<GivenUpReason, string>,
  byHand: 'What did not arrive waits under “Messages to hand over” for the family’s team.',
}

/** The record of who did what. */
export const audit = {
  title: 'Audit record',
  intro: 'Who did what, newest first. It holds no content. No page can change or remove an entry.',
  filter: 'Choose entries',
  from: 'From',
  to: 'To',
  event: 'What',
  everyEvent: 'Everything',
  staff: 'Who',
  everyone: 'Everyone',
  show: 'Show',
  wrongDays: 'Choose a first day that is not after the last day.',
  nothing: 'No entry fits.',
  older: 'Older entries',
  newest: 'Newest entries',
  columns: { what: 'What', when: 'When', who: 'Who', more: 'Purpose' },
  number: (n: number) => `No. ${n}`,
  actors: { 'family-member': 'A family member', system: 'The system', clinician: 'Staff', administrator: 'Staff' } as Record<string, string>,
  denied: 'Not allowed',
  consent: 'Under a consent',
  notice: (version: string) => `Notice ${version}`,
  verify: 'Check the whole record',
  verifyNote: 'Goes through every entry and tells if one was changed, removed or cut off.',
  whole: (n: number, since: string) => `The record is whole: ${n === 1 ? '1 entry' : `${n} entries`} since ${since}.`,
  wholeEmpty: 'The record is whole. It has no entry yet.',
  faults: {
    changed: (n: number) => `Entry ${n} is not as it was written. Keep a copy of the database and ask who had access to the server.`,
    removed: (n: number) => `Entry ${n} is missing. Keep a copy of the database and ask who had access to the server.`,
    cut: (n: number) => `The record was cut off: entry ${n} and those after it are missing. Keep a copy of the database and ask who had access to the server.`,
  },
  take: 'Save as a file',
  takeNote: 'A table of the chosen entries, with ids in place of names. That you took it is an entry too.',
  /** What an event is about, by what stands before its dot. */
  subjects: {
    account: 'Account', assignment: 'Course', attendance: 'Attendance', audit: 'Audit record', calendar: 'Program calendar', call: 'Call', certificate: 'Certificate',
    clinic: 'Settings', code: 'Sign-in code', completion: 'Module on paper', consent: 'Consent', contact: 'Safe contact', contacts: 'Crisis contacts', cover: 'Cover',
    disclosures: 'Disclosures', export: 'Own data', families: 'Families', family: 'Family', feed: 'Calendar link', invitation: 'Invitation', job: 'Task of the server',
    'join-code': 'Join code', member: 'Family member', members: 'Family members', message: 'Message', module: 'Module', note: 'Note', notes: 'Notes', nudge: 'Nudge', pace: 'Pace',
    question: 'Question', 'quiz-question': 'Quiz question', reason: 'Reason to call', recovery: 'Way back in', reminders: 'Reminders', report: 'Report', request: 'Request', retention: 'What is kept', share: 'Shared sheet',
    sharing: 'Sharing', 'sign-in': 'Signing in', staff: 'Staff', summary: 'Summary', 'walk-ins': 'Walk-ins', workshop: 'Workshop', 'workshop-series': 'Workshop series',
  } as Record<string, string>,
  /** What was done, by what stands after the dot. */
  acts: {
    accepted: 'accepted', added: 'added', answered: 'answered', asked: 'asked for', cancelled: 'called off', changed: 'changed', checked: 'checked',
    call: 'asked for a call', closed: 'closed', confirmed: 'confirmed', copied: 'copied', corrected: 'corrected', counted: 'counted', created: 'made', deleted: 'deleted', ended: 'ended', exported: 'saved as a file',
    failed: 'did not work', flagged: 'flagged for the author', unflagged: 'flag taken down', given: 'given', imported: 'read in', issued: 'issued', joined: 'joined', 'joined-again': 'no longer apart', logged: 'logged', made: 'made', question: 'asked', 'taken-back': 'taken back',
    moved: 'moved', 'new-invitation': 'new invitation', nudged: 'nudged', opened: 'opened', paused: 'paused', printed: 'printed', recorded: 'recorded',
    recovered: 'opened again', removed: 'removed', rested: 'stopped for now', resumed: 'resumed', revoked: 'taken back', saved: 'saved', sent: 'sent', separated: 'kept apart',
    'set-up': 'set up', skipped: 'day skipped', snoozed: 'resting', started: 'begun', stopped: 'stopped', 'stepped-down': 'stepped down', taken: 'taken', 'tried-again': 'tried again',
    undone: 'undone', unlocked: 'unlocked', used: 'used', viewed: 'looked at', withdrawn: 'withdrawn', woken: 'rests no more', written: 'written',
  } as Record<string, string>,
  line: (subject: string, act: string) => `${subject}: ${act}`,
  /** Events without a dot. */
  others: { 'signed-in': 'Signed in', 'backup.asked': 'Backup: asked for', 'closing.asked': 'Closing: asked for', 'closing.confirmed': 'Closing: agreed to', 'closing.stopped': 'Closing: called off', 'closing.file-taken': 'Closing: file taken' } as Record<string, string>,
  /** Why, where it is one of these codes; anything else stands as staff wrote it. */
  reasons: {
    'agreement-ended': 'agreement ended', 'agreement-given': 'agreement given', alone: 'at once, works alone', changed: 'an entry was changed', checked: 'still right',
    closed: 'closed', confirmed: 'confirmed', cut: 'the end was cut off', digest: 'morning list', disabled: 'shut out', 'display-name': 'name to call', duplicate: 'joined before',
    enabled: 'let in again', 'invitation-revoked': 'invitation taken back', invited: 'invited', joined: 'joined', name: 'name', 'no-match': 'no match', opened: 'opened',
    password: 'password', proposed: 'proposed', removed: 'an entry is missing', renewed: 'renewed', replaced: 'replaced', 'signed-out-everywhere': 'signed out everywhere',
    'taken-back': 'taken back', whole: 'whole', 'wrong-code': 'wrong code', clinician: 'clinician', administrator: 'administrator', welcomes: 'sees people who joined by code',
    reads: 'reads questions', discreetName: 'discreet name', phone: 'phone', timeZone: 'time zone', languages: 'languages', leaveTarget: 'where Leave goes',
    libraryOpenAt: 'library', certificateCheckAt: 'check codes', nudgeInvitationDays: 'days for an invitation', nudgeQuietDays: 'days without progress',
    nudgeQuizTries: 'tries of a quiz', nudgeDueDays: 'days to a date', nudgeMissedWorkshops: 'missed workshops', questionBoxAt: 'question box',
    questionHours: 'reading hours', questionAnswerDays: 'days to answer',
    'hard-to-read': 'hard to read', 'more-than-one-fits': 'more than one answer fits', 'not-taught': 'not taught', 'out-of-date': 'out of date', translation: 'language',
  } as Record<string, string>,
}

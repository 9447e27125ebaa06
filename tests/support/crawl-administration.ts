import { randomUUID } from 'node:crypto'
import { proposeContact } from '../../src/domain/clinics/propose-contact.ts'
import type { World } from '../../src/domain/world.ts'
import { adi, HARBOR } from './cast.ts'
import { type Place, failed, place } from './crawl-place.ts'
import { valueOf } from './joining.ts'

/** A line of help that waits for a second person, a clinician who reads questions, and messages of every fate. */
export async function arrangeAdministration(world: World): Promise<void> {
  const line = { value: '555-555-0177', note: 'Ask for the nurse.', source: 'their web page', hours: '24 hours', languages: 'English, Spanish' }
  valueOf(await proposeContact(world, adi, { formKey: randomUUID(), token: 'clinic_afterhours', ...line }))
  const at = world.clock.now().toISOString()
  const fates = [{}, { sentAt: at }, { givenAt: at }, { cancelledAt: at }, { givenUpAt: at, lastProblem: '550' }]
  await world.transact(async (db) => {
    await db.updateTable('staff').set({ readsQuestionsSince: at }).where('clinicId', '=', HARBOR).where('id', '=', 'dana').execute()
    await db.insertInto('outbox').values(fates.map((fate, number) => (
      { clinicId: HARBOR, id: `crawled-${number}`, kind: 'confirm', locale: 'en', createdAt: at, dueAt: at, attempts: 0, ...fate }))).execute()
  })
}

const AREA = '/staff/clinic'

/** The administrators' area, and where a second person confirms a line of help. */
export function administrationPlaces(): Place[] {
  const [settings, contacts, audit, disclosures] = ['settings', 'contacts', 'audit', 'disclosures'].map((page) => `${AREA}/${page}`) as [string, string, string, string]
  return [
    ...[AREA, settings, contacts, audit, disclosures, `${AREA}/messages`, `${AREA}/doctor`, `${AREA}/backups`, `${AREA}/close`].map((path) => place(path, 'adi')),
    ...['names', 'pages', 'nudges', 'questions'].map((part) => place(settings, 'adi', `${settings}?change=${part}`)),
    failed(settings, 'adi', { leaveTarget: 'nowhere' }, `${settings}?change=pages`),
    failed(settings, 'adi', { nudgeQuietDays: '0' }, `${settings}?change=nudges`),
    failed(settings, 'adi', { questionBox: 'yes', questionHours: '' }, `${settings}?change=questions`),
    place(contacts, 'adi', `${contacts}?contact=crisis`),
    place(contacts, 'adi', `${contacts}?contact=clinic_afterhours`),
    failed(contacts, 'adi', { do: 'propose', value: '' }, `${contacts}?contact=clinic_afterhours`),
    failed(`${AREA}/close`, 'adi', { do: 'ask', clinicName: '', password: '' }),
    place('/staff/contacts', 'adi'),
    place('/staff/contacts', 'dana'),
    place(audit, 'adi', audit, [{ do: 'verify' }]),
    place(audit, 'adi', `${audit}?event=nothing`),
    place(audit, 'adi', `${audit}?from=2026-12-01&to=2026-11-01`, [], 422),
    place(disclosures, 'adi', `${disclosures}?family=nothing`),
    place('/staff/settings', 'dana', '/staff/settings?change=digest'),
  ]
}

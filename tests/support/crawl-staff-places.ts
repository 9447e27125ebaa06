import type { Arranged } from './crawl-cast.ts'
import { failed, type Place, place } from './crawl-place.ts'

const STAFF = '/staff/clinic/staff'

/** Pages of the clinic's side. */
export function staffPlaces(arranged: Arranged): Place[] {
  return [...clinicianPlaces(arranged), ...administratorPlaces()]
}

function clinicianPlaces({ newFamily }: Arranged): Place[] {
  const family = `/staff/families/${newFamily}`
  const [consents, sheet, end] = ['new', '[consent]/sheet', '[consent]/end'].map((rest) => `/staff/families/[family]/consents/${rest}`) as [string, string, string]
  const [code, assign] = ['/staff/families/[family]/members/[member]/code', '/staff/assignments/new']
  const ofLuz = '/staff/families/rivera/members/luz/code'
  return [
    ...['/staff', '/staff/families/new', assign, '/staff/join-code', '/staff/join-code/poster', '/staff/joined-by-code', '/staff/reports/program', '/staff/requests', '/staff/settings']
      .map((path) => place(path, 'dana')),
    place('/staff', 'dana', '/staff?show=not-joined'),
    place('/staff/paper/[course]/[module]', 'dana', '/staff/paper/2/1'),
    place('/learn/[course]/[module]', 'dana', '/learn/2/1'),
    place('/learn/[course]/[module]/[section]', 'dana', '/learn/2/1/2?review'),
    place('/references', 'dana'),
    place('/staff/joined-by-code', 'eli'),
    failed('/staff/families/new', 'dana', { label: '' }),
    place('/staff/families/[family]', 'dana', '/staff/families/rivera'),
    place('/staff/families/[family]', 'dana', family),
    place(consents, 'dana', `${family}/consents/new`),
    failed(consents, 'dana', { recipient: '', signedOn: '' }, `${family}/consents/new`),
    place(sheet, 'dana', `${family}/consents/consent-mia/sheet`),
    place(sheet, 'dana', `${family}/consents/consent-mia/sheet`, [{ formKey: crypto.randomUUID() }]),
    place(end, 'dana', `${family}/consents/consent-mia/end`),
    place(code, 'dana', ofLuz),
    failed(code, 'dana', { checked: [] }, ofLuz),
    place(code, 'dana', ofLuz, [{ checked: 'yes' }]),
    failed(assign, 'dana', { courseKey: [] }),
    place(assign, 'dana', assign, [{ courseKey: 'home' }]),
    failed(assign, 'dana', { memberIds: [] }, assign, [{ courseKey: 'home' }]),
    place(assign, 'dana', assign, [{ courseKey: 'home' }, { memberIds: 'ana' }]),
    place(assign, 'dana', assign, [{ courseKey: 'home' }, { memberIds: ['ana', 'luz'] }, { dueOn: '' }]),
    ...['display-name', 'name', 'password'].map((part) => place('/staff/settings', 'dana', `/staff/settings?change=${part}`)),
  ]
}

function administratorPlaces(): Place[] {
  const [settings, contacts] = ['/staff/clinic/settings', '/staff/clinic/contacts']
  return [
    ...['/staff/clinic', STAFF, settings, contacts].map((path) => place(path, 'adi')),
    place(STAFF, 'adi', `${STAFF}?invite`),
    failed(STAFF, 'adi', { do: 'invite', name: '' }, `${STAFF}?invite`),
    place(STAFF, 'adi', `${STAFF}?invite`, [{ do: 'invite', name: 'Noor', roles: 'clinician' }]),
    place(STAFF, 'adi', `${STAFF}?person=eli`),
    place(STAFF, 'adi', `${STAFF}?person=adi`),
    failed(settings, 'adi', { leaveTarget: 'nowhere' }),
    place(contacts, 'adi', `${contacts}?contact=clinic_afterhours`),
    failed(contacts, 'adi', { value: '' }, `${contacts}?contact=clinic_afterhours`),
  ]
}

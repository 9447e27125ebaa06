import { rosterPlaces } from './crawl-attendance.ts'
import type { Arranged } from './crawl-cast.ts'
import { calendarPlaces } from './crawl-calendar.ts'
import { familyRecordPlaces } from './crawl-family-record.ts'
import { importFile, importLine } from './import-file.ts'
import { reportPlaces } from './crawl-reports.ts'
import { totalsPlaces } from './crawl-totals.ts'
import { staffWorkshopPlaces } from './crawl-workshops.ts'
import { RESTED } from './crawl-caring.ts'
import { administrationPlaces } from './crawl-administration.ts'
import { failed, type Place, place } from './crawl-place.ts'

const STAFF = '/staff/clinic/staff'

/** Pages of the clinic's side. */
export function staffPlaces(arranged: Arranged): Place[] {
  return [
    ...clinicianPlaces(arranged),
    ...staffWorkshopPlaces(),
    ...rosterPlaces(),
    ...totalsPlaces(),
    ...carePlaces(),
    ...reportPlaces(),
    ...familyRecordPlaces(`/staff/families/${arranged.newFamily}`),
    ...calendarPlaces(arranged.newFamily),
    ...administratorPlaces(),
    ...administrationPlaces(),
  ]
}

function clinicianPlaces({ newFamily }: Arranged): Place[] {
  const family = `/staff/families/${newFamily}`
  const [consents, sheet, end] = ['new', '[consent]/sheet', '[consent]/end'].map((rest) => `/staff/families/[family]/consents/${rest}`) as [string, string, string]
  const [code, assign] = ['/staff/families/[family]/members/[member]/code', '/staff/assignments/new']
  const ofLuz = '/staff/families/rivera/members/luz/code'
  return [
    ...['/staff', '/staff/families/new', assign, '/staff/join-code', '/staff/join-code/poster', '/staff/joined-by-code', '/staff/requests', '/staff/settings']
      .map((path) => place(path, 'dana')),
    place('/staff', 'dana', '/staff?show=not-joined'),
    place('/staff/paper/[course]/[module]', 'dana', '/staff/paper/2/1'),
    place('/learn/[course]/[module]', 'dana', '/learn/2/1'),
    place('/learn/[course]/[module]/[section]', 'dana', '/learn/2/1/2?review'),
    place('/references', 'dana'),
    place('/staff/joined-by-code', 'eli'),
    failed('/staff/families/new', 'dana', { label: '' }),
    ...importPlaces(),
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

function importPlaces(): Place[] {
  const path = '/staff/families/import'
  const today = new Date().toISOString().slice(0, 10)
  const text = (change: Parameters<typeof importLine>[1]) => importFile([importLine(today), importLine(today, { label: 'Case 41', ...change })])
  return [
    place(path, 'dana'),
    failed(path, 'dana', { text: text({ signedOn: 'soon', relation: '' }), step: 'check' }),
    place(path, 'dana', path, [{ text: text({}), step: 'check' }]),
  ]
}

/** Whom to call, cover for a colleague, and what waits. */
function carePlaces(): Place[] {
  const [calls, call, cover] = ['/staff/calls', '/staff/families/[family]/calls/new', '/staff/cover']
  const ofLuz = '/staff/families/rivera/calls/new?person=luz&about=missed-workshops'
  return [
    ...['/staff', calls, cover, '/staff/requests'].map((path) => place(path, 'eli')),
    place('/staff', 'eli', `/staff?rested=${RESTED}`),
    place('/staff', 'dana', '/staff?show=needs-nudge'),
    place('/staff', 'dana', '/staff', [{ words: 'luz' }]),
    place('/staff', 'dana', '/staff', [{ words: 'nobody here' }]),
    failed('/staff', 'dana', { words: '' }),
    place(calls, 'dana'),
    place(calls, 'dana', `${calls}?logged=not-reached`),
    place(call, 'dana', ofLuz),
    failed(call, 'dana', { outcome: [], nextOn: '2020-01-01' }, ofLuz),
    place(call, 'eli', '/staff/families/sam-alone/calls/new'),
    place(cover, 'dana', cover, [{ label: 'case 1' }]),
    place(cover, 'dana', cover, [{ label: 'no such' }]),
    failed(cover, 'dana', { label: '' }),
    failed(cover, 'dana', { do: 'cover', familyId: [], reason: [] }, cover, [{ label: 'case 1' }]),
  ]
}

function administratorPlaces(): Place[] {
  const jobs = '/staff/clinic/jobs'
  return [
    ...[STAFF, jobs, '/staff/clinic/retention'].map((path) => place(path, 'adi')),
    place(STAFF, 'adi', `${STAFF}?invite`),
    failed(STAFF, 'adi', { do: 'invite', name: '' }, `${STAFF}?invite`),
    place(STAFF, 'adi', `${STAFF}?invite`, [{ do: 'invite', name: 'Noor', roles: 'clinician' }]),
    place(STAFF, 'adi', `${STAFF}?person=eli`),
    place(STAFF, 'adi', `${STAFF}?person=adi`),
    failed(jobs, 'adi', { jobId: [] }),
    place(jobs, 'adi', `${jobs}?rest`),
  ]
}

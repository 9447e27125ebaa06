import type { Catalog } from '../../src/domain/catalog/shape.ts'
import { checkInPlaces } from './crawl-attendance.ts'
import type { Arranged } from './crawl-cast.ts'
import { messagePlaces } from './crawl-messages.ts'
import { askPlaces } from './asking.ts'
import { failed, type Place, place } from './crawl-place.ts'
import { workshopPlaces } from './crawl-workshops.ts'
import { staffPlaces } from './crawl-staff-places.ts'

/** Policies of pages that draw nothing. */
export const DRAW_NOTHING = ['GET /leave', 'GET /plan/file', 'GET /workshops/calendar.ics', 'GET /calendar/[token].ics', 'GET /staff/families/import/example.csv']

/** Every page in the states that look different. */
export function placesOf(catalog: Catalog, arranged: Arranged): Place[] {
  return [
    ...publicPlaces(catalog),
    ...joinPlaces(arranged),
    ...familyPlaces(),
    ...workshopPlaces(),
    ...checkInPlaces(),
    ...askPlaces(arranged.questions),
    ...certificatePlaces(arranged),
    ...sheetPlaces(arranged),
    ...messagePlaces(arranged.message),
    ...staffPlaces(arranged),
  ]
}

/** What a new installation shows before anybody set it up. */
export const firstPlaces: Place[] = [
  place('/setup', 'nobody'),
  failed('/setup', 'nobody', { code: '' }),
  place('/503', 'nobody', '/', [], 503),
]

function publicPlaces(catalog: Catalog): Place[] {
  return [
    ...['/', '/help-now', '/help-now/es', '/staying-private', '/sign-in', '/recover', '/learn', '/search', '/glossary', '/references', '/join', '/staff/sign-in', '/staff/join']
      .map((path) => place(path, 'nobody')),
    place('/404', 'nobody', '/nothing-here', [], 404),
    ...[403, 500, 503].map((status) => place(`/${status}`, 'nobody', `/${status}`, [], status)),
    place('/learn/[course]', 'nobody', '/learn/1'),
    place('/learn/[course]/[module]', 'nobody', '/learn/1/1'),
    place('/learn/[course]/[module]/[section]', 'nobody', '/learn/1/1/1'),
    place('/learn/[course]/[module]/before', 'nobody', '/learn/4/1/before'),
    failed('/learn/[course]/[module]/before', 'nobody', { home: [] }, '/learn/4/1/before'),
    place('/learn/[course]/[module]/[section]', 'nobody', '/learn/4/1/before?part=2', [{ home: 'yes' }]),
    // The last one after the question above was answered.
    ...['/learn/2/1', '/learn/2/5', '/learn/4/1'].map((path) => place('/learn/[course]/[module]/print', 'nobody', `${path}/print`)),
    ...catalog.worksheets.map(({ order, gate }) => place('/worksheets/[worksheet]', 'nobody', `/worksheets/${order}${gate ? '/before' : ''}`, gate ? [{ home: 'no' }] : [])),
    place('/worksheets/[worksheet]/before', 'newcomer', '/worksheets/3'),
    place('/worksheets/[worksheet]', 'newcomer', '/worksheets/3/before', [{ home: 'skip' }]),
    place('/worksheets/[worksheet]/print', 'nobody', '/worksheets/1/print'),
    place('/worksheets/[worksheet]/print', 'nobody', '/worksheets/1/print?example'),
    place('/search', 'nobody', '/search', [{ words: 'overdose' }]),
    place('/search', 'nobody', '/search', [{ words: 'zzzqqq' }]),
    failed('/search', 'nobody', { words: '' }),
    failed('/sign-in', 'nobody', { name: '', password: '' }),
    failed('/recover', 'nobody', { name: '', code: '', passwordNew: '' }),
    failed('/join', 'nobody', { code: '' }),
    failed('/staff/sign-in', 'nobody', { name: '', password: '' }),
    failed('/staff/join', 'nobody', { code: '', displayName: '' }),
  ]
}

function joinPlaces({ joinCode, inviteCode, usedCode }: Arranged): Place[] {
  const [visible, welcome] = ['/join/visible', '/join/welcome']
  return [
    place(welcome, 'newcomer', `/join/${usedCode}`),
    place(welcome, 'newcomer', `/join/${joinCode}`),
    place('/join/account', 'newcomer', visible, [{ agree: 'yes' }]),
    place(welcome, 'newcomer', `/join/${inviteCode}`),
    place(visible, 'newcomer'),
    failed(visible, 'newcomer', { agree: '' }),
    place('/join/account', 'newcomer', visible, [{ agree: 'yes' }]),
    { ...failed('/join/account', 'newcomer', { displayName: '' }, visible), sends: [{ agree: 'yes' }, { displayName: '', name: '', password: 'short' }] },
    place(welcome, 'uche', `/join/${inviteCode}`),
  ]
}

function familyPlaces(): Place[] {
  const [module, part, quiz, question, answers, done] = ['', '/[section]', '/quiz', '/quiz/[question]', '/quiz/answers', '/done']
    .map((rest) => `/learn/[course]/[module]${rest}`) as [string, string, string, string, string, string]
  return [
    ...['/today', '/learn', '/family', '/join/private', '/settings', '/settings/sharing', '/settings/refreshers', '/settings/language', '/settings/sign-in']
      .map((path) => place(path, 'ana')),
    place('/search', 'ana', '/search', [{ words: 'trust' }]),
    place('/today', 'luz'),
    place('/today', 'uche'),
    place('/family', 'uche'),
    ...['/plan', '/plan/print', '/plan/share'].map((path) => place(path, 'ana')),
    place('/plan/print', 'ana', '/plan/print?large'),
    place('/learn/[course]', 'ana', '/learn/2'),
    ...['/learn/1/1', '/learn/1/3', '/learn/2/1', '/learn/2/2'].map((path) => place(module, 'ana', path)),
    ...[1, 2, 3, 4].map((number) => place(part, 'ana', `/learn/2/1/${number}`)),
    place(part, 'ana', '/learn/2/2/1', [{ do: 'answer', options: 'unsure' }]),
    failed(part, 'ana', { do: 'answer', options: [] }, '/learn/2/1/1'),
    place(quiz, 'ana', '/learn/2/1/quiz'),
    place(quiz, 'ana', '/learn/3/1/quiz'),
    place(question, 'ana', '/learn/1/3/quiz/1'),
    place(question, 'ana', '/learn/1/3/quiz/2'),
    failed(question, 'ana', { options: [] }, '/learn/1/3/quiz/2'),
    place(answers, 'ana', '/learn/1/1/quiz/answers'),
    place(answers, 'ana', '/learn/3/2/quiz/answers'),
    place(done, 'ana', '/learn/1/1/done'),
    place(done, 'ana', '/learn/2/1/done'),
    ...practicePlaces(),
    ...planPlaces(),
    ...refresherPlaces(),
    ...exportPlaces(),
    failed('/settings/language', 'ana', { do: 'language', locale: [] }),
    ...['display-name', 'name', 'password'].map((part) => place('/settings/sign-in', 'ana', `/settings/sign-in?change=${part}`)),
    failed('/settings/sign-in', 'ana', { do: 'password', password: '', passwordNew: 'short' }, '/settings/sign-in?change=password'),
  ]
}

/** Empty, written, too long, and in both ways behind the question. */
function practicePlaces(): Place[] {
  const [route, path, before] = ['/learn/[course]/[module]/practise', '/learn/2/2/practise', '/learn/4/1/before?part=practise']
  return [
    place(route, 'luz', path),
    failed(route, 'ana', { 'text-sentence': 'word '.repeat(500) }, path),
    place(route, 'ana', path, [{ 'text-sentence': 'I care about you.' }]),
    place(route, 'ana', before, [{ home: 'no' }]),
    place(route, 'ana', before, [{ home: 'yes' }]),
  ]
}

/** Luz, whose plan was shared with nobody, looks at her signs once a week and has agreed on her plan. */
function planPlaces(): Place[] {
  return [
    place('/plan/signs', 'sam'),
    place('/plan/signs', 'ana'),
    place('/plan/signs', 'luz'),
    place('/plan/signs', 'luz', '/plan/signs', [{ do: 'save', 'sign-later': 'saw' }]),
    place('/plan/agreed', 'sam'),
    place('/plan/agreed', 'luz', '/plan/agreed', [{ reviewOn: '2030-01-15' }]),
    place('/plan/agreed/[day]', 'luz', '/plan/agreed/2026-01-15'),
    place('/plan', 'luz'),
    place('/plan/print', 'luz'),
  ]
}

function certificatePlaces({ certificate, checkCode }: Arranged): Place[] {
  const [route, path] = ['/certificates/[certificate]', `/certificates/${certificate}`]
  return [
    place(route, 'uche', path),
    place(route, 'uche', path, [{ printedName: '家' }]),
    failed(route, 'uche', { printedName: '' }, path),
    place('/learn/[course]', 'uche', '/learn/1'),
    place('/learn/[course]/[module]/done', 'uche', '/learn/1/1/done'),
    ...[checkCode, '2222-2222-2222'].map((code) => place('/check/[code]', 'nobody', `/check/${code}`)),
  ]
}

/** Every part of the sheet with a box of each kind, and what is shared. */
function sheetPlaces({ forLuz, forDana }: Arranged): Place[] {
  const [part, share] = ['/worksheets/[worksheet]/[part]', '/worksheets/[worksheet]/share']
  const long = { 'box-stress-own': 'word '.repeat(60) }
  return [
    place('/worksheets/[worksheet]', 'ana', '/worksheets/6'),
    place('/worksheets/[worksheet]/print', 'ana', '/worksheets/6/print'),
    ...[1, 2, 3, 4, 5].map((number) => place(part, 'ana', `/worksheets/6/${number}`)),
    failed(part, 'ana', long, '/worksheets/6/1'),
    place(share, 'ana', '/worksheets/6/share'),
    place(share, 'ana', '/worksheets/6/share', [{ do: 'preview', readerId: 'dana' }]),
    failed(share, 'ana', { do: 'preview', readerId: [] }, '/worksheets/6/share'),
    place('/shared/[share]', 'luz', `/shared/${forLuz}`),
    place('/family', 'luz'),
    place('/staff/shared/[share]', 'dana', `/staff/shared/${forDana}`),
    place('/staff/families/[family]', 'dana', '/staff/families/rivera'),
  ]
}

/** The file of one's own data: to be asked for, being made, ready, taken, and not taken in time. */
function exportPlaces(): Place[] {
  const path = '/settings/export'
  return [
    ...(['ana', 'luz', 'raul', 'sam', 'uche'] as const).map((who) => place(path, who)),
    failed(path, 'ana', { do: 'ask', withPrivate: [], password: '' }),
    failed(path, 'raul', { do: 'take', password: '' }),
  ]
}

/** Uche's two questions are answered one in each language that is looked at. */
function refresherPlaces(): Place[] {
  const answer = { do: 'answer', options: 'unsure' }
  return [
    place('/refreshers', 'ana'),
    place('/refreshers', 'uche'),
    failed('/refreshers', 'uche', { do: 'answer', options: [] }),
    place('/refreshers', 'uche', '/refreshers', [answer]),
    place('/today', 'uche'),
    place('/settings/refreshers', 'luz', '/settings/refreshers', [{ refreshers: 'off', tries: 'off' }]),
    place('/refreshers', 'luz'),
  ]
}

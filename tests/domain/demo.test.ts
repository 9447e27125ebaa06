import { spawnSync } from 'node:child_process'
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { ADMINISTRATOR, CLINIC, CLINICIANS, RELATIVES } from '../../src/commands/demo/cast.ts'
import { fill, type Filled } from '../../src/commands/demo/fill.ts'
import { demoConfig, requireNew } from '../../src/commands/demo/home.ts'
import { sheetOf } from '../../src/commands/demo/print.ts'
import { signIn } from '../../src/domain/accounts/sign-in.ts'
import type { Clinician, FamilyMember } from '../../src/domain/actor.ts'
import { ordinaryModules } from '../../src/domain/catalog/shape.ts'
import { listOpenAssignments } from '../../src/domain/assignments/queries.ts'
import { verifyAudit } from '../../src/domain/audit.ts'
import { addDays } from '../../src/domain/clinics/days.ts'
import { missingContacts } from '../../src/domain/clinics/contacts.ts'
import { listClinics, listOwnContacts } from '../../src/domain/clinics/queries.ts'
import { todayOf } from '../../src/domain/clinics/today.ts'
import { listCalls } from '../../src/domain/care/list-calls.ts'
import { readForYou } from '../../src/domain/consents/read-for-you.ts'
import { listCaseload } from '../../src/domain/families/list-caseload.ts'
import { listRelatives } from '../../src/domain/families/list-relatives.ts'
import { readProgress } from '../../src/domain/families/progress/read-progress.ts'
import { lookAtWayIn } from '../../src/domain/invitations/find-way-in.ts'
import { findMembership } from '../../src/domain/invitations/member-queries.ts'
import { readToday } from '../../src/domain/learning/next-step.ts'
import { findOffered } from '../../src/domain/refreshers/offered.ts'
import { findTryQuestion } from '../../src/domain/refreshers/try-question.ts'
import { readOwnRequests } from '../../src/domain/requests/read-own-requests.ts'
import { readQuestions } from '../../src/domain/requests/read-questions.ts'
import { found } from '../../src/domain/result.ts'
import { readClinicWorkshops } from '../../src/domain/workshops/clinic-workshops.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'
import { temporaryFile } from '../support/database.ts'
import { valueOf } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const ORIGIN = 'http://localhost:4321'

let world: TestWorld
let filled: Filled
let clinicId: string
let today: string
const ids = new Map<string, string>()

beforeAll(async () => {
  world = await newWorld({ withoutCast: true, catalog: readCatalog('content') })
  filled = await fill(world, ORIGIN)
  clinicId = found((await listClinics(world.db))[0], 'clinic').id
  today = await todayOf(world, clinicId)
  const accounts = await world.db.selectFrom('account').select(['id', 'displayName']).execute()
  for (const { id, displayName } of accounts) ids.set(displayName, id)
})

const idOf = (name: string): string => found(ids.get(name), name)
const clinician = (name: string): Clinician => ({ role: 'clinician', clinicId, id: idOf(name) })
const course = (number: number) => found(world.catalog.courses.find(({ order }) => order === number), 'course')

async function member(name: string): Promise<FamilyMember> {
  const { id, familyId } = found(await findMembership(world.db, clinicId, idOf(name)), name)
  return { role: 'family-member', clinicId, id, familyId }
}

async function stateOf(name: string) {
  const way = await lookAtWayIn(world, clinicId, found(filled.invitations.get(name), name).token)
  return way?.kind === 'invitation' ? way.state : way?.kind
}

test('everybody signs in with the name and password on the sheet, and each gets their own account', async () => {
  const people = [ADMINISTRATOR, ...CLINICIANS, ...RELATIVES.flatMap(({ name, joined }) => joined ? [{ name, ...joined }] : [])]
  const sheet = sheetOf(filled, ORIGIN)
  for (const { name, signInName, password } of people) {
    expect(sheet, name).toContain(password)
    const recognised = valueOf(await signIn(world, clinicId, { name: signInName, password, address: '198.51.100.7' }))
    expect(recognised, name).toEqual({ accountId: idOf(name) })
  }
  expect(new Set(people.map(({ password }) => password)).size).toBe(people.length)
})

test('two accounts share one email address', async () => {
  const accounts = await world.db.selectFrom('account').where('nameKind', '=', 'email').select(['nameNorm', 'displayName']).execute()
  expect(accounts.map(({ displayName }) => displayName).sort()).toEqual(['Luis', 'Rosa'])
  expect(new Set(accounts.map(({ nameNorm }) => nameNorm)).size).toBe(1)
})

test('the clinic is open: its facts are filled in, and no contact is missing', async () => {
  expect(await listClinics(world.db)).toMatchObject([{
    name: CLINIC.clinicName, discreetName: 'Porchlight', phone: '555-0100', origin: ORIGIN, isSetUp: true, libraryIsOpen: true,
  }])
  expect(missingContacts(world.catalog, await listOwnContacts(world.db, clinicId))).toEqual([])
})

test('Rosa is half-way in the course that is due in three days, and has one without a date', async () => {
  const rosa = await member('Rosa')
  const { step } = await readToday(world, rosa)
  expect(step).toMatchObject({ course: { order: 2 }, isStarted: true, dueOn: addDays(today, 3) })
  const { courses, lastProgressOn } = found((await readProgress(world, clinicId, [rosa.id])).get(rosa.id), 'progress')
  const second = found(courses.find(({ number }) => number === 2), 'course 2')
  expect(second.finished).toBe(Math.floor(second.modules.length / 2))
  expect(lastProgressOn).toBe(addDays(today, -2))
  expect((await listOpenAssignments(world.db, rosa)).find(({ courseKey }) => courseKey === course(3).key)?.dueOn).toBeNull()
})

test('Luis finished course 3, and Uche everything that was assigned', async () => {
  for (const [name, number] of [['Luis', 3], ['Uche', 1]] as const) {
    const { step, lit, total } = await readToday(world, await member(name))
    expect({ name, step, lit, total }).toEqual({
      name, step: undefined, lit: ordinaryModules(course(number)).length, total: ordinaryModules(course(number)).length,
    })
  }
})

test('a refresher is due for Luis and for Uche, and Today asks both whether they tried it', async () => {
  for (const name of ['Luis', 'Uche']) {
    expect(await findOffered(world, await member(name)), name).toMatchObject({ total: 2, answered: 0 })
    expect(await findTryQuestion(world, await member(name)), name).toBeDefined()
  }
})

test('Sam joined by code, reads Spanish, missed the first quiz twice, and the date has passed', async () => {
  const sam = await member('Sam')
  expect(await findMembership(world.db, clinicId, sam.id)).toMatchObject({ isAlone: true, consent: null })
  const account = await world.db.selectFrom('account').where('id', '=', sam.id).select('locale').executeTakeFirst()
  expect(account?.locale).toBe('es')
  expect((await listOpenAssignments(world.db, sam)).map(({ dueOn }) => dueOn)).toEqual([addDays(today, -4)])
  expect((await readToday(world, sam)).step).toMatchObject({ isMakeUp: true, dueOn: addDays(today, -7) })
  const { courses } = found((await readProgress(world, clinicId, [sam.id])).get(sam.id), 'progress')
  expect(courses[0]?.modules[0]).toMatchObject({ isFinished: false, quiz: 'needs-help' })
})

test('quizzes were missed in part and tried again, and one answer was "not sure yet"', async () => {
  const outcomes = await world.db.selectFrom('answer').select(['outcome', 'attempt']).execute()
  expect(new Set(outcomes.map(({ outcome }) => outcome))).toEqual(new Set(['right', 'not-yet', 'unsure']))
  expect(outcomes.filter(({ attempt }) => attempt > 1).length).toBeGreaterThan(2)
})

test('one invitation is unused, one ran out and a new one was asked for, one ended with its consent', async () => {
  expect(await stateOf('Elena')).toBe('handed-over')
  expect(await stateOf('Obi')).toBe('expired')
  expect(await stateOf('Femi')).toBe('revoked')
  expect(await readForYou(world, clinician('Eli'))).toMatchObject({ asked: [{ name: 'Obi', label: 'Case 15' }], ending: [] })
  expect(await readForYou(world, clinician('Dana'))).toMatchObject({ asked: [], ending: [{ name: 'Luis', endsOn: addDays(today, 5) }] })
})

test('the join code and the link of the unused invitation on the sheet lead in', async () => {
  const sheet = sheetOf(filled, ORIGIN)
  const [, joinCode = ''] = /join code, for anyone: (\S+),/.exec(sheet) ?? []
  expect(await lookAtWayIn(world, clinicId, joinCode)).toMatchObject({ kind: 'join-code', isOpen: true })
  const [, code = '', token = ''] = /Elena +([\w-]{9}) +\S+\/join\/(\S+)/.exec(sheet) ?? []
  for (const text of [code, token]) expect(await lookAtWayIn(world, clinicId, text)).toMatchObject({ state: 'handed-over' })
})

test('relatives see that Luis joined and how far Rosa is, and no trace of Grace', async () => {
  const names = async (name: string) => (await listRelatives(world, await member(name))).relatives
  expect(await names('Luis')).toMatchObject([{ name: 'Rosa', count: { total: expect.any(Number) } }])
  expect(await names('Rosa')).toEqual([{ name: 'Luis', count: undefined }])
  expect(await names('Uche')).toEqual([])
  expect((await readToday(world, await member('Grace'))).hasAssignments).toBe(false)
})

test('Dana looks after two families, in one of which nobody joined yet; Eli after one', async () => {
  const dana = await listCaseload(world, clinician('Dana'), { page: 1 })
  expect(dana.lines.map(({ label, status }) => [label, status])).toEqual([['Case 12', 'needs-nudge'], ['Case 18', 'not-joined']])
  expect(dana.lines[0]?.nudges.map(({ name, fact }) => [name, fact.reason])).toEqual([['Rosa', 'date-near']])
  const eli = await listCaseload(world, clinician('Eli'), { page: 1 })
  expect(eli.lines.map(({ label }) => label)).toEqual(['Case 15'])
})

test('there is a workshop today, four evenings are noted, and Sam missed the last two', async () => {
  const eli = { ...clinician('Eli'), at: world.clock.now().toISOString() }
  const { coming } = await readClinicWorkshops(world, eli)
  expect(await world.db.selectFrom('workshop').where('dayOfSeries', '=', today).select('cancelledAt').execute()).toEqual([{ cancelledAt: null }])
  expect(coming.some(({ cancelledAt }) => cancelledAt !== null)).toBe(true)
  const states = await world.db.selectFrom('attendance').select('state').distinct().execute()
  expect(states.map(({ state }) => state).toSorted()).toEqual(['absent', 'by-phone', 'late', 'left-early', 'present'])
  const reasons = (await listCalls(world, eli, 1)).lines.map(({ name, fact }) => `${name}: ${fact.reason}`)
  expect(reasons).toEqual(expect.arrayContaining(['Grace: asked-for-call', 'Sam: missed-workshops']))
})

test('one question waits for Dana, and Rosa has an answer she has not seen', async () => {
  expect((await readQuestions(world, clinician('Dana')))?.map(({ name, isAnswered }) => [name, isAnswered])).toEqual([['Luis', false], ['Rosa', true]])
  expect((await readOwnRequests(world, await member('Rosa'))).questions).toMatchObject([{ isNew: true }])
})

test('the audit record is whole and rises with time over five weeks, and nothing happened today', async () => {
  expect(await verifyAudit(world, clinicId)).toMatchObject({ whole: true })
  const rows = await world.db.selectFrom('audit').where('event', '!=', 'signed-in').orderBy('seq').select('at').execute()
  const times = rows.map(({ at }) => at)
  expect(times).toEqual([...times].sort())
  expect(found(times.at(0), 'first').slice(0, 10)).toBe(addDays(today, -CLINIC.openedAgo))
  expect(found(times.at(-1), 'last').slice(0, 10) < today).toBe(true)
})

test('a database with a clinic in it is not filled, nor a file that holds anything', async () => {
  await expect(fill(world, ORIGIN)).rejects.toThrow('this one holds a clinic')
  const file = temporaryFile()
  expect(() => requireNew(file)).not.toThrow()
  mkdirSync(dirname(file))
  writeFileSync(file, '')
  expect(() => requireNew(file)).not.toThrow()
  writeFileSync(file, 'anything')
  expect(() => requireNew(file)).toThrow('holds something already')
})

// A process of its own: most of its time it waits for a processor that other tests use.
test('the command refuses a named database with one sentence, and leaves nothing behind', { timeout: 30_000 }, () => {
  const file = temporaryFile()
  const before = readdirSync(tmpdir()).filter((name) => name.startsWith('porchlight-demo-'))
  const { status, stdout, stderr } = spawnSync(process.execPath, ['src/commands/demo.ts'], {
    env: { PATH: process.env['PATH'], DATABASE_FILE: file }, encoding: 'utf8',
  })
  expect({ status, stdout, stderr }).toEqual({
    status: 1, stdout: '',
    stderr: 'The demo makes a database of its own and touches no other: unset DATABASE_FILE, or use npm start.\n',
  })
  expect(existsSync(file)).toBe(false)
  expect(readdirSync(tmpdir()).filter((name) => name.startsWith('porchlight-demo-'))).toEqual(before)
})

test('it listens for this computer alone, at the port that is asked for', () => {
  expect(demoConfig({ PORT: '5000', HOST: '0.0.0.0', PUBLIC_ORIGIN: 'https://learn.example.org' }, 'home')).toMatchObject({
    host: '127.0.0.1', port: 5000, publicOrigin: 'http://localhost:5000', databaseFile: 'home/data/porchlight.db', keysFolder: 'home/keys',
  })
  expect(demoConfig({}, 'home').port).toBe(4321)
  expect(() => demoConfig({ PORT: 'x' }, 'home')).toThrow(/^PORT: [^\n]+$/)
})

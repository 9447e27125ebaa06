import { beforeEach, describe, expect, test } from 'vitest'
import type { Clinician } from '../../src/domain/actor.ts'
import { listCalls } from '../../src/domain/care/list-calls.ts'
import { answerQuestion } from '../../src/domain/requests/answer-question.ts'
import { askForCall } from '../../src/domain/requests/ask-for-call.ts'
import { askQuestion } from '../../src/domain/requests/ask-question.ts'
import { hasNewAnswer } from '../../src/domain/requests/queries.ts'
import { openOwnQuestion, readOwnRequests } from '../../src/domain/requests/read-own-requests.ts'
import { openQuestion, readQuestions } from '../../src/domain/requests/read-questions.ts'
import { OPEN_QUESTIONS_MAX } from '../../src/domain/requests/request.ts'
import { takeBackRequest } from '../../src/domain/requests/take-back-request.ts'
import { NotFound } from '../../src/domain/result.ts'
import { asked, openBox } from '../support/asking.ts'
import { ana, ben, cleo, dana, eli, luz, uche } from '../support/cast.ts'
import { valueOf } from '../support/joining.ts'
import { newWorld, type TestWorld } from '../support/world.ts'

const key = () => crypto.randomUUID()
let world: TestWorld
beforeEach(async () => { world = await newWorld() })

const requests = () => world.db.selectFrom('request').selectAll().orderBy('id').execute()
const answer = (clinician: Clinician, requestId: string, text = 'Call us at any hour.') => answerQuestion(world, clinician, { formKey: key(), requestId, answer: text })
const auditOf = (event: string) => world.db.selectFrom('audit').where('event', '=', event).select('actorId').execute()

describe('a call', () => {
  test('is asked for once, however often it is asked, and can be taken back and asked for again', async () => {
    for (const callTime of ['evening', ''] as const) valueOf(await askForCall(world, ana, { formKey: key(), callTime }))
    expect((await requests()).map(({ kind, memberId, familyId, askedOn }) => [kind, memberId, familyId, askedOn])).toEqual([['call', 'ana', 'rivera', '2026-11-23']])
    const { call } = await readOwnRequests(world, ana)
    valueOf(await takeBackRequest(world, ana, { formKey: key(), requestId: call?.id ?? '' }))
    expect((await readOwnRequests(world, ana)).call).toBeUndefined()
    valueOf(await askForCall(world, ana, { formKey: key(), callTime: '' }))
    expect(await requests()).toHaveLength(2)
    expect(await auditOf('request.call')).toHaveLength(2)
  })

  test('twenty taps at once are one request', async () => {
    const results = await Promise.all(Array.from({ length: 20 }, () => askForCall(world, ana, { formKey: key(), callTime: 'morning' })))
    expect(results.every(({ ok }) => ok)).toBe(true)
    expect(await requests()).toHaveLength(1)
  })

  test('cannot be asked for where the clinic sees nothing of the member: their yes ended, or the consent', async () => {
    await world.transact((db) => db.updateTable('agreement').set({ endedAt: '2026-11-23T14:00:00.000Z' }).where('memberId', '=', 'ana').execute())
    expect(await askForCall(world, ana, { formKey: key(), callTime: '' })).toEqual({ ok: false, reason: 'not-seen' })
    expect((await readOwnRequests(world, ana)).isSeen).toBe(false)
    await world.transact((db) => db.updateTable('consent').set({ revokedAt: '2026-11-23T14:00:00.000Z' }).where('id', '=', 'consent-luz').execute())
    expect(await askForCall(world, luz, { formKey: key(), callTime: '' })).toEqual({ ok: false, reason: 'not-seen' })
  })

  test('of somebody else cannot be taken back', async () => {
    valueOf(await askForCall(world, ana, { formKey: key(), callTime: '' }))
    const [{ id } = { id: '' }] = await requests()
    expect(await takeBackRequest(world, luz, { formKey: key(), requestId: id })).toEqual({ ok: false, reason: 'answered' })
    expect((await requests())[0]?.cancelledAt).toBeNull()
  })
})

describe('the question box', () => {
  test('is not there until an administrator opens it', async () => {
    await expect(askQuestion(world, ana, { formKey: key(), text: 'May I ask?' })).rejects.toThrow(NotFound)
    expect((await readOwnRequests(world, ana)).box).toBeUndefined()
    await openBox(world, dana)
    expect((await readOwnRequests(world, ana)).box).toEqual({ hours: 'on weekdays, 9 to 5', answerDays: 2 })
  })

  test('keeps questions and answers sealed: no word of them stands in the database', async () => {
    await openBox(world, dana)
    const id = await asked(world, ana, 'canary question')
    valueOf(await answer(dana, id, 'canary answer'))
    const [row] = await requests()
    expect([row?.textSealed, row?.answerSealed].every((sealed) => sealed?.startsWith('p1.'))).toBe(true)
    expect(JSON.stringify(await world.db.selectFrom('audit').selectAll().execute()) + JSON.stringify(await world.db.selectFrom('formReceipt').selectAll().execute())).not.toContain('canary')
  })

  test('opens to its named readers alone, also across teams, and each look is recorded', async () => {
    await openBox(world, eli)
    const id = await asked(world, ana, 'What do I say at dinner?')
    expect(await readQuestions(world, eli)).toEqual([{ id, name: 'Ana', askedOn: '2026-11-23', answerBy: '2026-11-25', isAnswered: false }])
    expect((await openQuestion(world, eli, id)).text).toBe('What do I say at dinner?')
    expect(await auditOf('question.opened')).toEqual([{ actorId: 'eli' }])
    for (const stranger of [dana, cleo]) {
      expect(await readQuestions(world, stranger)).toBeUndefined()
      await expect(openQuestion(world, stranger, id)).rejects.toThrow(NotFound)
      await expect(answer(stranger, id)).rejects.toThrow(NotFound)
    }
  })

  test('of one clinic is not that of the next', async () => {
    await openBox(world, dana)
    const id = await asked(world, ana, 'Ours')
    await world.transact((db) => db.updateTable('staff').set({ readsQuestionsSince: '2026-11-23T14:00:00.000Z' }).where('id', '=', 'cleo').execute())
    expect(await readQuestions(world, cleo)).toEqual([])
    await expect(openQuestion(world, cleo, id)).rejects.toThrow(NotFound)
    await expect(askQuestion(world, ben, { formKey: key(), text: 'Not open here' })).rejects.toThrow(NotFound)
  })

  test('shows an answer to its author alone, as new until it is opened', async () => {
    await openBox(world, dana)
    const id = await asked(world, ana, 'May I ask?')
    expect(await hasNewAnswer(world.db, ana)).toBe(false)
    valueOf(await answer(dana, id))
    expect(await hasNewAnswer(world.db, ana)).toBe(true)
    for (const other of [luz, uche, ben]) await expect(openOwnQuestion(world, other, id)).rejects.toThrow(NotFound)
    expect(await openOwnQuestion(world, ana, id)).toMatchObject({ text: 'May I ask?', answer: 'Call us at any hour.' })
    expect(await hasNewAnswer(world.db, ana)).toBe(false)
  })

  test('takes one answer to a question; the second reader is told so', async () => {
    await openBox(world, dana, eli)
    const id = await asked(world, ana, 'May I ask?')
    const results = await Promise.all([answer(dana, id, 'First'), answer(eli, id, 'Second')])
    expect(results.filter(({ ok }) => ok)).toHaveLength(1)
    expect(results.find(({ ok }) => !ok)).toEqual({ ok: false, reason: 'answered' })
  })

  test('tells the author that something waits only where it is safe to write', async () => {
    await openBox(world, dana)
    expect(valueOf(await answer(dana, await asked(world, ana, 'May I ask?')))).toEqual({ isTold: false })
    expect(await world.db.selectFrom('outbox').selectAll().execute()).toEqual([])
  })

  test('holds five questions of one member at a time, and wipes what is taken back', async () => {
    await openBox(world, dana)
    for (let at = 0; at < OPEN_QUESTIONS_MAX; at += 1) await asked(world, ana, `Question ${at}`)
    expect(await askQuestion(world, ana, { formKey: key(), text: 'One more' })).toEqual({ ok: false, reason: 'enough-waiting' })
    const [first] = (await readOwnRequests(world, ana)).questions
    valueOf(await takeBackRequest(world, ana, { formKey: key(), requestId: first?.id ?? '' }))
    expect((await requests()).find(({ id }) => id === first?.id)).toMatchObject({ textSealed: null })
    await expect(openQuestion(world, dana, first?.id ?? '')).rejects.toThrow(NotFound)
    valueOf(await askQuestion(world, ana, { formKey: key(), text: 'One more' }))
  })

  test('that is closed again leaves what was asked to be read and answered', async () => {
    await openBox(world, dana)
    const id = await asked(world, ana, 'May I ask?')
    await world.transact((db) => db.updateTable('clinic').set({ questionBoxAt: null }).where('id', '=', 'harbor').execute())
    valueOf(await answer(dana, id))
    expect((await readOwnRequests(world, ana)).questions).toMatchObject([{ id, isAnswered: true, isNew: true }])
  })
})

test('who is to call reads when it suits', async () => {
  valueOf(await askForCall(world, ana, { formKey: key(), callTime: 'evening' }))
  expect((await listCalls(world, dana, 1)).lines).toMatchObject([{ name: 'Ana', fact: { reason: 'asked-for-call' }, callTime: 'evening' }])
})

import { describe, expect, test } from 'vitest'
import type { AssignmentFacts } from '../../src/domain/assignments/state.ts'
import { ASSIGNMENT_STATES, assignmentState, dateLabel } from '../../src/domain/assignments/state.ts'

const TODAY = '2026-11-23'
const AT = '2026-11-22T15:00:00.000Z'

function stateOf(facts: Partial<AssignmentFacts>, today = TODAY) {
  return assignmentState({
    opensOn: null, withdrawnAt: null, closedAt: null, isPaused: false, isStarted: false, isComplete: false, ...facts,
  }, today)
}

describe('the state of an assignment', () => {
  test('is planned until the day it opens, and open from that day on', () => {
    expect(stateOf({ opensOn: '2026-12-01' }, '2026-11-30')).toBe('planned')
    expect(stateOf({ opensOn: '2026-12-01' }, '2026-12-01')).toBe('open')
    expect(stateOf({ opensOn: '2026-12-01' }, '2026-12-02')).toBe('open')
  })

  test('is open at once without an opening day', () => {
    expect(stateOf({})).toBe('open')
  })

  test('is started from the first Continue, also of somebody who read ahead', () => {
    expect(stateOf({ isStarted: true })).toBe('started')
    expect(stateOf({ isStarted: true, opensOn: '2026-12-01' })).toBe('started')
  })

  test('is complete through a pause and an end', () => {
    expect(stateOf({ isComplete: true, isStarted: true })).toBe('complete')
    expect(stateOf({ isComplete: true, isPaused: true })).toBe('complete')
    expect(stateOf({ isComplete: true, closedAt: AT })).toBe('complete')
  })

  test('is paused whether it was planned, open or started', () => {
    for (const facts of [{ opensOn: '2026-12-01' }, {}, { isStarted: true }]) expect(stateOf({ ...facts, isPaused: true })).toBe('paused')
  })

  test('is closed when the family ended, paused or not', () => {
    expect(stateOf({ closedAt: AT, isStarted: true })).toBe('closed')
    expect(stateOf({ closedAt: AT, isPaused: true })).toBe('closed')
  })

  test('is withdrawn whatever else happened', () => {
    expect(stateOf({ withdrawnAt: AT, isComplete: true, closedAt: AT, isPaused: true })).toBe('withdrawn')
  })
})

describe('the label of its date', () => {
  test('is passed the day after, and never sooner', () => {
    expect(dateLabel('open', '2026-11-23', TODAY)).toBe('this-week')
    expect(dateLabel('open', '2026-11-22', TODAY)).toBe('passed')
  })

  test('is this week through the sixth day from today, over a year’s end as well', () => {
    expect(dateLabel('started', '2026-11-29', TODAY)).toBe('this-week')
    expect(dateLabel('started', '2026-11-30', TODAY)).toBe('later')
    expect(dateLabel('open', '2027-01-04', '2026-12-29')).toBe('this-week')
    expect(dateLabel('open', '2027-01-05', '2026-12-29')).toBe('later')
  })

  test('is none without a date', () => {
    expect(dateLabel('open', null, TODAY)).toBe('none')
  })

  test('is none in every state that has no date, so never passed on what is complete', () => {
    for (const state of ASSIGNMENT_STATES.filter((one) => one !== 'open' && one !== 'started')) {
      expect(dateLabel(state, '2026-11-01', TODAY), state).toBe('none')
    }
  })
})

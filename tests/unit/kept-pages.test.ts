import { describe, expect, test } from 'vitest'
import { keepPage, keptPage } from '../../src/server/kept-pages.ts'

type Drawing = Parameters<typeof keptPage>[0]

const KEY = '00000000-0000-4000-8000-000000000000'
const form = (key = KEY) => `<form><input type="hidden" name="formKey" value="${key}"></form>`

function drawing(change: Partial<Drawing['locals']> = {}, address = 'http://localhost/learn/1/1/2'): Drawing {
  return {
    url: new URL(address),
    locals: { logged: {}, locale: 'en', theme: undefined, signedIn: null, clinic: { id: 'harbor', name: 'Harbor' }, ...change } as Drawing['locals'],
  }
}

async function draw(shown: unknown, html: string, at = drawing()): Promise<void> {
  expect(keptPage(at, shown)).toBeUndefined()
  await keepPage(at.locals.keepAs ?? '', new Response(html))
}

/** The kept page as it is sent. */
function handed(shown: unknown): string {
  const at = drawing()
  expect(keptPage(at, shown)?.body).toBeNull()
  return String(at.locals.handed)
}

describe('a kept page', () => {
  test('is given again with a fresh key in each of its forms', async () => {
    await draw('twice', `<p>Été</p>${form()}${form()}`)
    const [first, second] = [handed('twice'), handed('twice')]
    const keys = [first, second].flatMap((html) => [...html.matchAll(/value="([^"]+)"/g)].map(([, key]) => key))
    expect(new Set([...keys, KEY]).size).toBe(5)
    expect(first.replaceAll(/value="[^"]+"/g, '')).toBe(second.replaceAll(/value="[^"]+"/g, ''))
    expect(first).toContain('<p>Été</p>')
  })

  test.each([
    ['another thing shown', drawing(), 'other'],
    ['an answer given just now', drawing({}, 'http://localhost/learn/1/1/2?checked'), 'mine'],
    ['another language', drawing({ locale: 'es' }), 'mine'],
    ['other colors', drawing({ theme: 'dark' }), 'mine'],
    ['another clinic', drawing({ clinic: { id: 'beacon', name: 'Beacon' } as Drawing['locals']['clinic'] }), 'mine'],
    ['a clinic that was renamed', drawing({ clinic: { id: 'harbor', name: 'Harbour' } as Drawing['locals']['clinic'] }), 'mine'],
    ['somebody who is signed in', drawing({ signedIn: { familyId: 'rivera' } as Drawing['locals']['signedIn'] }), 'mine'],
  ])('is not given for %s', async (_, at, shown) => {
    const kept = keptPage(drawing(), 'mine')
    if (!kept) await draw('mine', '<p>Mine</p>')
    expect(keptPage(at, shown)).toBeUndefined()
  })

  test('is the same one whatever else stands in the address, so that made-up addresses fill nothing', async () => {
    await draw('plain', '<p>Plain</p>')
    expect(keptPage(drawing({}, 'http://localhost/learn/1/1/2?x=1'), 'plain')).toBeDefined()
  })

  test('gives way to newer ones when there are many', async () => {
    await draw('oldest', 'x'.repeat(1_000_000))
    await draw('in use', 'x'.repeat(1_000_000))
    for (let number = 1; number <= 9; number++) {
      expect(keptPage(drawing(), 'in use')).toBeDefined()
      await draw(`large ${number}`, 'x'.repeat(1_000_000))
    }
    expect(keptPage(drawing(), 'in use')).toBeDefined()
    expect(keptPage(drawing(), 'oldest')).toBeUndefined()
  })

  test('is none in development', async () => {
    const at = drawing()
    delete at.locals.logged
    expect(keptPage(at, 'x')).toBeUndefined()
    expect(at.locals.keepAs).toBeUndefined()
  })
})

import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { arrangeCast, passwordOf, signedInOn } from '../support/server-cast.ts'
import { startServer, type TestServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

const signedIn = (id: string, password = passwordOf(id)) => signedInOn(server, id, password)

describe('Family', () => {
  test('shows relatives, not who is separated, and what they see of the reader', async () => {
    const page = await (await signedIn('ana')).get('/family')
    expect(page.status).toBe(200)
    expect(page.body).toContain('Luz')
    expect(page.body).not.toContain('Raul')
    expect(page.body).toContain('Ana: Has joined')
  })

  test('is for family members', async () => {
    expect((await server.browser().get('/family')).location).toBe('/sign-in?to=%2Ffamily')
    expect((await (await signedIn('dana')).get('/family')).status).toBe(404)
  })
})

describe('sharing', () => {
  test('hides the member from relatives at their next page, and shows them again', async () => {
    const [luz, ana] = [await signedIn('luz'), await signedIn('ana')]
    const path = '/settings/sharing'
    const saved = await luz.submit(await luz.get(path), path, { joinedShown: 'no', countsShared: 'no' })
    expect([saved.status, saved.location]).toEqual([303, `${path}?saved`])
    expect((await ana.get('/family')).body).toContain('No one else is shown here.')
    await luz.submit(await luz.get(path), path, { joinedShown: 'yes', countsShared: 'no' })
    expect((await ana.get('/family')).body).toContain('Luz')
  })

  test('ends the agreement with what that means, and gives it again', async () => {
    const browser = await signedIn('ana')
    const path = '/settings/sharing'
    const before = await browser.get(path)
    expect(before.body).toContain('The clinic stops seeing your progress now. You keep your account.')
    await browser.submit(before, path, { do: 'end' })
    const after = await browser.get(path)
    expect(after.body).toContain('The clinic does not see your progress.')
    await browser.submit(after, path, { do: 'give' })
    expect((await browser.get(path)).body).toContain('You said the clinic may see your progress.')
  })

  test('says what the clinic may tell, by consent; who joined by code is told there is none', async () => {
    expect((await (await signedIn('ana')).get('/settings/sharing')).body).toContain('Until February 20, 2027 staff may tell you')
    expect((await (await signedIn('sam')).get('/settings/sharing')).body).toContain('There is no signed consent that names you')
  })

  test('refuses a form that was sent before with another answer, and says so', async () => {
    const browser = await signedIn('uche')
    const path = '/settings/sharing'
    const page = await browser.get(path)
    await browser.submit(page, path, { joinedShown: 'yes', countsShared: 'yes' })
    const again = await browser.submit(page, path, { joinedShown: 'no', countsShared: 'no' })
    expect(again.status).toBe(409)
    expect(again.body).toContain('There is a problem')
    expect((await browser.submit(page, path, { joinedShown: 'yes', countsShared: 'yes' })).location).toBe(`${path}?saved`)
  })

  test('forged or half a form is drawn again', async () => {
    const browser = await signedIn('ana')
    for (const fields of [{}, { do: 'owner' }, { do: 'relatives', joinedShown: 'maybe' }, { do: 'end', formKey: 'x' }]) {
      expect((await browser.post('/settings/sharing', fields as Record<string, string>)).status, JSON.stringify(fields)).toBe(422)
    }
  })
})

describe('language and colors', () => {
  test('the button of the bar comes back to the same page in the other language, also signed out', async () => {
    const browser = server.browser()
    const answer = await browser.submit(await browser.get('/sign-in'), '/sign-in', { to: '/sign-in', locale: 'es' }, '/settings/language/switch')
    expect([answer.status, answer.location]).toEqual([303, '/sign-in'])
    expect((await browser.get('/sign-in')).body).toContain('<html lang="es"')
  })

  test('on the sign-in page still leads where the person wanted to go', async () => {
    const browser = server.browser()
    const asked = (await browser.get('/learn/1/1/quiz')).location
    const page = await browser.get(asked)
    const answer = await browser.submit(page, asked, { locale: 'es' }, '/settings/language/switch')
    expect(answer.location).toBe(asked)
    const forged = await browser.post('/settings/language/switch', { to: '/sign-in?to=//elsewhere.example', locale: 'es' })
    expect(forged.location).toBe('/sign-in')
  })

  test('help now has its language in its address', async () => {
    const browser = server.browser()
    const answer = await browser.submit(await browser.get('/help-now'), '/help-now', { to: '/help-now', locale: 'es' }, '/settings/language/switch')
    expect(answer.location).toBe('/help-now/es')
  })

  test('never lead to another site or out of the sign-in', async () => {
    for (const to of ['https://evil.example/', '//evil.example', '/\\evil.example', '/leave', '/leave?x', 'javascript:alert(1)', '']) {
      expect((await server.browser().post('/settings/language/switch', { to, locale: 'es' })).location, to).toBe('/')
    }
    expect((await server.browser().post('/settings/language/switch', { locale: 'fr' })).location).toBe('/')
    expect((await server.browser().get('/settings/language/switch')).status).toBe(404)
  })

  test('chosen under Settings are kept with the account and on the device', async () => {
    const browser = await signedIn('uche')
    const path = '/settings/language'
    const saved = await browser.submit(await browser.get(path), path, { locale: 'es', theme: 'dark' })
    expect([saved.status, browser.cookies.get('theme'), browser.cookies.get('language')]).toEqual([303, 'dark', 'es'])
    expect((await browser.get(saved.location)).body).toContain('<html lang="es" data-theme="dark"')
    expect((await (await signedIn('uche')).get('/today')).body).toContain('<html lang="es"')
    await browser.submit(await browser.get(path), path, { locale: 'en', theme: 'system' })
    expect(browser.cookies.has('theme')).toBe(false)
  })
})

describe('signing in', () => {
  const path = '/settings/sign-in'

  test('a new password ends the other sign-ins and not this one', async () => {
    const [here, elsewhere] = [await signedIn('luz'), await signedIn('luz')]
    const wrong = await here.submit(await here.get(`${path}?change=password`), path, { password: 'not the one at all', passwordNew: 'four words by the sea' })
    expect([wrong.status, wrong.body.includes('This is not your password.')]).toEqual([422, true])
    const saved = await here.submit(wrong, path, { password: passwordOf('luz'), passwordNew: 'four words by the sea' })
    expect(saved.status).toBe(303)
    expect((await here.get('/today')).status).toBe(200)
    expect((await elsewhere.get('/today')).status).toBe(303)
    await signedIn('luz', 'four words by the sea')
  })

  test('a chosen name can be taken; what we call you changes with the next page', async () => {
    const browser = await signedIn('uche')
    const taken = await browser.submit(await browser.get(`${path}?change=name`), path, { name: 'Ana', password: passwordOf('uche') })
    expect([taken.status, taken.body.includes('Someone else has this name')]).toEqual([422, true])
    await browser.submit(await browser.get(`${path}?change=display-name`), path, { displayName: 'Uchenna' })
    expect((await browser.get('/today')).body).toContain('Hello, Uchenna')
  })

  test('out everywhere means here too', async () => {
    const [here, elsewhere] = [await signedIn('uche'), await signedIn('uche')]
    const answer = await here.submit(await here.get(path), path, { do: 'everywhere' })
    expect(answer.location).toBe('/sign-in')
    expect((await here.get('/today')).status).toBe(303)
    expect((await elsewhere.get('/today')).status).toBe(303)
  })

  test('staff change theirs, language too', async () => {
    const browser = server.browser()
    await browser.submit(await browser.get('/staff/sign-in'), '/staff/sign-in', { name: 'dana', password: passwordOf('dana') })
    const page = '/staff/settings'
    const saved = await browser.submit(await browser.get(`${page}?change=language`), page, { do: 'language', locale: 'es', theme: 'system' })
    expect(saved.location).toBe(`${page}?saved`)
    expect((await browser.get(saved.location)).body).toContain('Guardado.')
  })
})

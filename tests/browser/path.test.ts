import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ordinaryModules } from '../../src/domain/catalog/shape.ts'
import { newVisit, openChromium, PHONE, type Visit } from '../support/browser.ts'
import { assignCourse, finishModule, inviteRosa, joinAsRosa, joinStaff, readOnePart, setUp, signIn } from '../support/journey.ts'
import { startServer, type TestServer } from '../support/server.ts'

let browser: Browser
beforeAll(async () => { browser = await openChromium() })
afterAll(() => browser.close())

describe.each([['on', true], ['off', false]])('with JavaScript %s, on a phone of 360 px', (_, javaScriptEnabled) => {
  let server: TestServer
  const visits: Visit[] = []
  beforeAll(async () => { server = await startServer() })
  afterAll(async () => {
    for (const { context } of visits) await context.close()
    await server.close()
  })

  async function device(): Promise<Visit['page']> {
    const visit = await newVisit(browser, server.origin, { javaScriptEnabled, viewport: PHONE })
    visits.push(visit)
    return visit.page
  }

  test('an empty folder becomes a clinic: a clinician assigns, a family member takes a module, the family sees it', async () => {
    const admin = await device()
    const staffCode = await setUp(admin, server.setupCode ?? '')
    const clinician = await device()
    await joinStaff(clinician, staffCode)
    const code = await inviteRosa(clinician)

    const phone = await device()
    await joinAsRosa(phone, code)
    expect(await phone.locator('main').innerText()).toContain('Your clinic has not picked a course yet.')
    await assignCourse(clinician, 'signs')
    await phone.goto('/today')
    await readOnePart(phone)

    const other = await device()
    await signIn(other, 'rosa')
    await finishModule(other, server.world)
    const total = ordinaryModules(server.world.catalog.course('signs')).length
    await other.goto('/family')
    expect(await other.locator('main').innerText()).toContain(`You have finished 1 of ${total} modules.`)

    await clinician.goto('/staff')
    await clinician.getByRole('link', { name: 'Case 12' }).first().click()
    const detail = await clinician.locator('main').innerText()
    expect(detail).toContain('Rosa')
    expect(detail).toContain(`1 of ${total}`)
  })

  test('nobody asked another host, broke a rule of the page or printed an error', () => {
    const asked = visits.flatMap(({ requests }) => requests).filter((address) => !address.startsWith(server.origin))
    expect(asked).toEqual([])
    expect(visits.flatMap(({ troubles }) => troubles)).toEqual([])
  })
})

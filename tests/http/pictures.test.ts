import { afterAll, beforeAll, expect, test } from 'vitest'
import { arrangeCast, passwordOf } from '../support/server-cast.ts'
import type { TestServer } from '../support/server.ts'
import { startServer } from '../support/server.ts'

let server: TestServer
beforeAll(async () => { server = await startServer({ arrange: arrangeCast }) })
afterAll(() => server.close())

test('every written module shows a picture: a drawing with a role and a name, and its caption', async () => {
  const reader = server.browser()
  await reader.submit(await reader.get('/sign-in'), '/sign-in', { name: 'ana', password: passwordOf('ana') })
  for (const { order, modules } of server.world.catalog.courses) {
    for (const module of modules.filter(({ gate }) => !gate)) {
      const parts = await Promise.all(module.sections.map((_, at) => reader.get(`/learn/${order}/${module.order}/${at + 1}`)))
      const figures = parts.flatMap(({ body }) => [...body.matchAll(/<figure class="picture">([\s\S]*?)<\/figure>/g)].map(([, inside = '']) => inside))
      expect(figures.length, module.key).toBeGreaterThan(0)
      for (const figure of figures) {
        expect(figure, module.key).toMatch(/^\s*<svg role="img" aria-label="[^"]{20,}" viewBox="0 0 160 \d+">[\s\S]*<text[\s\S]*<\/svg>\s*<figcaption>[^<]{5,}<\/figcaption>\s*$/)
      }
    }
  }
})

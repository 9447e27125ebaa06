import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Catalog } from '../../src/domain/catalog/shape.ts'
import { readBuiltCatalog, writeBuiltCatalog } from '../../src/server/built-catalog.ts'
import { openInstallation } from '../../src/server/program.ts'
import { readCatalog } from '../../src/server/read-catalog.ts'

const catalog = readCatalog('content')

/** References only name their modules here: whole, each would be compared a hundred times. */
function partsOf({ courses, worksheets, contacts, glossary, references }: Catalog): object {
  const named = references.map((reference) => ({ ...reference, modules: reference.modules.map(({ key }) => key) }))
  return { courses, worksheets, contacts, glossary, references: named }
}

let folder: string
let file: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'porchlight-catalog-'))
  file = join(folder, 'catalog.json')
})
afterEach(() => rmSync(folder, { recursive: true }))

test('the catalog that was built is the one in the content folder', () => {
  writeBuiltCatalog(file, catalog)
  const built = readBuiltCatalog(file, catalog.fingerprint())
  expect(built && partsOf(built)).toEqual(partsOf(catalog))
  expect(built?.fingerprint()).toBe(catalog.fingerprint())
})

test('its references lead to the modules of its courses, not to copies', () => {
  writeBuiltCatalog(file, catalog)
  const built = readBuiltCatalog(file, catalog.fingerprint())
  const modules = built?.references.flatMap((reference) => reference.modules) ?? []
  expect(modules.length).toBeGreaterThan(0)
  for (const module of modules) expect(module).toBe(built?.module(module.key))
})

test('a built catalog of other content, and one that is not there, are not used', () => {
  expect(readBuiltCatalog(file, catalog.fingerprint())).toBeUndefined()
  writeBuiltCatalog(file, catalog)
  expect(readBuiltCatalog(file, 'another')).toBeUndefined()
})

test('a server whose pages were built from other content does not start', async () => {
  await expect(openInstallation('another')).rejects.toThrow('built from other content')
})

import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { needsBuild } from '../../src/server/build.ts'

const FILES = [
  'src/pages/today.astro', 'src/server/http.ts', 'content/cast.yaml', 'db/open.ts', 'astro.config.mjs', 'package-lock.json',
  'dist/server/entry.mjs', 'dist/server/program.mjs', 'dist/catalog.json', 'dist/search.db', 'dist/content.txt',
]
const EARLIER = new Date('2026-11-23T15:00:00Z')
const LATER = new Date('2026-11-23T16:00:00Z')

let root: string

/** Writes a file, and dates it and its folders. */
function write(file: string, at: Date): void {
  mkdirSync(join(root, dirname(file)), { recursive: true })
  writeFileSync(join(root, file), file === 'dist/content.txt' ? 'fingerprint\n' : '')
  for (let path = file; path !== '.'; path = dirname(path)) utimesSync(join(root, path), at, at)
}

beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'porchlight-build-'))
  for (const file of FILES) write(file, EARLIER)
})
afterEach(() => rmSync(root, { recursive: true }))

test('pages built after every source need no build', () => {
  expect(needsBuild('fingerprint', root)).toBe(false)
})

test('other content needs one', () => {
  expect(needsBuild('another', root)).toBe(true)
})

test.each(FILES.filter((file) => file.startsWith('dist/')))('without %s there is none', (file) => {
  rmSync(join(root, file))
  expect(needsBuild('fingerprint', root)).toBe(true)
})

test.each(['src/pages/today.astro', 'content/new.yaml', 'src/server/http.ts', 'db/open.ts', 'astro.config.mjs', 'package-lock.json'])(
  'a change of %s needs one', (file) => {
    write(file, LATER)
    expect(needsBuild('fingerprint', root)).toBe(true)
  })

test('a page that was taken away needs one', () => {
  write('src/pages/learn.astro', EARLIER)
  rmSync(join(root, 'src/pages/learn.astro'))
  expect(needsBuild('fingerprint', root)).toBe(true)
})

test('what the program writes while it runs needs none', () => {
  write('db/data/porchlight.db', LATER)
  write('db/keys/master.1', LATER)
  expect(needsBuild('fingerprint', root)).toBe(false)
})

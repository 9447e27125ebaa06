import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import type { IncomingHttpHeaders } from 'node:http'
import { join, relative, sep } from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { accepts } from './compression.ts'
import { isText, typeOfFile } from './content-type.ts'
import type { Headers } from './headers.ts'
import type { Answer } from './visit.ts'

/** One file in memory. `gzip` and `brotli` are there where they are smaller. */
export interface StaticFile {
  type: string
  etag: string
  plain: Buffer
  gzip?: Buffer
  brotli?: Buffer
  immutable: boolean
}

/** By path in the address, as `/_astro/page.B4x.css`. */
export type StaticFiles = ReadonlyMap<string, StaticFile>

/** Astro names the files here after their content. */
const HASHED = '/_astro/'

/** Reads, hashes and packs every file below a folder; takes a moment, once at start. */
export function readStaticFiles(folder: string): StaticFiles {
  const files = new Map<string, StaticFile>()
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    if (!entry.isFile() || entry.name.startsWith('.')) continue
    const file = join(entry.parentPath, entry.name)
    const path = `/${relative(folder, file).split(sep).map(encodeURIComponent).join('/')}`
    files.set(path, pack(path, readFileSync(file)))
  }
  return files
}

function pack(path: string, plain: Buffer): StaticFile {
  const type = typeOfFile(path)
  const etag = createHash('sha256').update(plain).digest('base64url').slice(0, 22)
  const file: StaticFile = { type, etag, plain, immutable: path.startsWith(HASHED) }
  if (!isText(type)) return file
  const gzip = gzipSync(plain, { level: 9 })
  const brotli = brotliCompressSync(plain, { params: { [constants.BROTLI_PARAM_QUALITY]: 11 } })
  if (gzip.length < plain.length) file.gzip = gzip
  if (brotli.length < plain.length) file.brotli = brotli
  return file
}

/** The file, packed where the client takes it; 304 where it has it already. Files hold no secrets, so all are packed. */
export function staticAnswer(file: StaticFile, headers: IncomingHttpHeaders): Answer {
  const coding = file.brotli && accepts(headers, 'br') ? 'br' : file.gzip && accepts(headers, 'gzip') ? 'gzip' : undefined
  const etag = `"${file.etag}${coding ? `-${coding}` : ''}"`
  const common: Headers = {
    'cache-control': file.immutable ? 'public, max-age=31536000, immutable' : 'no-cache',
    'etag': etag,
    'vary': 'Accept-Encoding',
  }
  if (headers['if-none-match']?.includes(etag)) return { status: 304, headers: common }
  const body = (coding === 'br' ? file.brotli : coding === 'gzip' ? file.gzip : undefined) ?? file.plain
  return { status: 200, type: file.type, body, headers: coding ? { ...common, 'content-encoding': coding } : common }
}

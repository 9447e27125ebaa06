import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join, sep } from 'node:path'

const contentFile = /\.(mdx|yaml|json)$/

/** Path inside the folder, with `/`, to the text; sorted by path. */
export type Files = Map<string, string>

/** All content files of a folder. @throws where the folder cannot be read */
export function readFolder(folder: string): Files {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => path.split(sep).join('/'))
    .filter((path) => contentFile.test(path) && !/(^|\/)\./.test(path))
    .sort()
  return new Map(paths.map((path) => [path, readFileSync(join(folder, path), 'utf8').replaceAll('\r\n', '\n')]))
}

/** SHA-256, in hex, over every path and text. */
export function fingerprintOf(files: Files): string {
  const hash = createHash('sha256')
  for (const [path, text] of files) hash.update(`${path}\0${text}\0`)
  return hash.digest('hex')
}

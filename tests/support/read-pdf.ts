import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { inflateSync } from 'node:zlib'

/** Why tests that need poppler are skipped here; undefined where it is installed. */
export const withoutPoppler: string | undefined = (() => {
  try {
    execFileSync('pdfinfo', ['-v'], { stdio: 'ignore' })
    return undefined
  } catch {
    return 'pdfinfo, pdffonts and pdftotext (poppler-utils) are not installed'
  }
})()

/** What one of poppler's programs says about a file. */
export function poppler(program: 'pdfinfo' | 'pdffonts' | 'pdftotext', options: string[], pdf: Buffer): string {
  const folder = mkdtempSync(join(tmpdir(), 'pdf-'))
  try {
    const file = join(folder, 'paper.pdf')
    writeFileSync(file, pdf)
    return execFileSync(program, [...options, file, ...program === 'pdftotext' ? ['-'] : []], { encoding: 'utf8' })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

/** What stands in the tree that is read aloud, a line each, without its layout: `H1`, `"Family plan"`. */
export function structureOf(pdf: Buffer): string[] {
  return poppler('pdfinfo', ['-struct-text'], pdf).split('\n').map((line) => line.trim().replace(/ \((block|inline)\)$/, '')).filter(Boolean)
}

/** Everything in the file that can be read without any program: its objects, and its streams unpacked. */
export function plainly(pdf: Buffer): string {
  const text = pdf.toString('latin1')
  const streams = [...text.matchAll(/stream\n([\s\S]*?)\nendstream/g)].map(([, body = '']) => {
    try {
      return inflateSync(Buffer.from(body, 'latin1')).toString('latin1')
    } catch {
      return body
    }
  })
  return [text, ...streams].join('\n')
}

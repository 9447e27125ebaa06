import { describe, expect, test } from 'vitest'
import { NOTICE } from '../../src/domain/consents/notice.ts'
import { tableOf } from '../../src/server/report-columns.ts'
import { reportPdf } from '../../src/server/report-paper.ts'
import type { FamilyLine } from '../../src/domain/reports/families-report.ts'
import { wordsOf } from '../../src/words/words.ts'
import { plainly, poppler, structureOf, withoutPoppler } from '../support/read-pdf.ts'

const LINES = 90

function familyLine(number: number): FamilyLine {
  return { familyId: `f${number}`, label: `Case ${number}`, startedOn: '2026-11-02', pace: 'running', people: 2, finished: 1, calls: number, lastCallOn: null }
}

function paper(locale: 'en' | 'es', count = LINES): Promise<Buffer> {
  const { teamReports: words, frame: { languages } } = wordsOf(locale)
  const table = tableOf('families', Array.from({ length: count }, (_, at) => familyLine(at + 1)), { locale, words, languages })
  return reportPdf({ title: words.names.families, from: 'Porchlight', dated: 'today', by: words.by('Dana'), chosen: '', lines: count }, table, { locale, words })
}

describe('a report on paper', () => {
  test('lies on its side, in its language', async () => {
    const text = plainly(await paper('es'))
    for (const part of ['/MediaBox [0 0 792 612]', '/Lang (es)', '/FontFile2']) expect(text).toContain(part)
  })

  test('of nothing at all has its sentences and no table', async () => {
    expect(plainly(await paper('en', 0))).not.toContain('/S /Table')
  })

  describe.skipIf(withoutPoppler)('as poppler reads it', () => {
    test('has the notice, its page and the heads of the columns on every page, and every row once', async () => {
      const pdf = await paper('en')
      const pages = poppler('pdftotext', ['-layout'], pdf).split('\f').filter((page) => page.trim())
      expect(pages.length).toBeGreaterThan(2)
      pages.forEach((page, at) => {
        expect(page, `page ${at + 1}`).toContain(`${NOTICE} · Page ${at + 1} of ${pages.length}`)
        expect(page, `page ${at + 1}`).toMatch(/Family\s+Start day\s+Pace/)
      })
      const rows = pages.flatMap((page) => [...page.matchAll(/Case (\d+)/g)].map(([, number]) => Number(number)))
      expect(rows).toEqual(Array.from({ length: LINES }, (_, at) => at + 1))
    })

    test('is read aloud with the heads of the columns once', async () => {
      const tree = structureOf(await paper('en'))
      expect(tree.filter((line) => line === '"Start day"')).toHaveLength(1)
      expect(tree.filter((line) => line === 'TR')).toHaveLength(LINES + 1)
      expect(tree.slice(0, 5).join()).toContain('H1,"Families"')
    })
  })
})

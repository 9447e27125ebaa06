import { describe, expect, test } from 'vitest'
import { field, type Block } from '../../src/server/pdf/blocks.ts'
import { writePaper, type Paper } from '../../src/server/pdf/write-paper.ts'
import { plainly, poppler, structureOf, withoutPoppler } from '../support/read-pdf.ts'

const paper: Paper = { size: 'letter', locale: 'es', title: 'Plan 2026-11-23', foot: (page, pages) => `Página ${page} de ${pages}` }
const write = (...blocks: Block[]): Promise<Buffer> => writePaper(paper, blocks)
const text = (words: string): Block => ({ is: 'paragraph', text: words })
const LONG = 'Una frase larga que sigue y sigue hasta el final de la línea. '.repeat(120)
const house: Block = {
  is: 'figure', viewBox: { width: 100, height: 50 }, width: 150, alt: 'Una casa', shapes: [{ path: 'M2 2h96v46h-96z', stroke: '#000000' }],
}

describe('the bytes of a paper, read without any program', () => {
  test('are tagged, in a language, with a title and nothing of who wrote them or when', async () => {
    const file = plainly(await write(text('Hola')))
    expect(file).toContain('/Lang (es)')
    expect(file).toMatch(/\/Marked true/)
    expect(file).toContain('/StructTreeRoot')
    expect(file).toContain('(Plan 2026-11-23)')
    expect(file).toContain('/DisplayDocTitle true')
    expect(file).not.toMatch(/CreationDate|ModDate|CreateDate|pdfkit/i)
    expect(new Set(file.match(/\d{4}-\d{2}-\d{2}/g))).toEqual(new Set(['2026-11-23']))
  })

  test('hold their fonts, and no font of the reader’s', async () => {
    const file = plainly(await write(text('Łukasz ✓'), { is: 'heading', level: 1, text: 'Hola' }))
    expect(file.match(/\/FontFile2/g)).toHaveLength(4)
    expect(file).not.toContain('Helvetica')
  })

  test('are the same for the same paper', async () => {
    expect((await write(text('Hola'))).equals(await write(text('Hola')))).toBe(true)
  })

  test('give figures their words and place, and decoration none', async () => {
    expect(plainly(await write(house))).toMatch(/\/Alt \(Una casa\)[\s\S]*\/BBox \[51 /)
    const { alt: _, ...decoration } = house as Extract<Block, { is: 'figure' }>
    expect(plainly(await write(decoration, text('a')))).not.toContain('/S /Figure')
  })

  test('keep what was typed beside the square that stands for it', async () => {
    // «家» is U+5BB6, written as UTF-16 after its mark.
    expect(plainly(await write(text('家'))).includes('/ActualText (\xfe\xff\x5b\xb6)')).toBe(true)
  })
})

test('whatever is typed makes a paper', async () => {
  const hostile = ['', ' ', '\n\n', '\ud800', '👩‍👩‍👧', 'مرحبا', '\u0000\u0007', 'e\u0301', '\u200b', 'a\u00adb', '\uffff', '𠮷', 'x'.repeat(5000), '家'.repeat(900), ') Tj (\\']
  for (const words of hostile) expect((await write(text(words), ...field(words, words))).subarray(0, 5).toString()).toBe('%PDF-')
})

describe.skipIf(withoutPoppler !== undefined)(`a paper as poppler reads it${withoutPoppler ? ` (skipped: ${withoutPoppler})` : ''}`, () => {
  test('is read aloud in the order of its blocks, each as what it is', async () => {
    const pdf = await write(
      { is: 'heading', level: 1, text: 'Plan familiar' },
      { is: 'paragraph', text: [{ text: 'Señal: ', bold: true }, { text: 'duerme tarde' }] },
      { is: 'list', mark: 'box', items: ['Llamar'] },
      { is: 'columns', start: field('Qué haremos', ''), end: field('Límites', 'Sin dinero') },
      { is: 'table', head: ['Quién', 'Número'], rows: [['Clínica', '555-0100']] },
      house,
    )
    expect(structureOf(pdf)).toEqual([
      'Document', 'H1', '"Plan familiar"', 'P', '"Señal: "', '"duerme tarde"', 'L', 'LI', 'Lbl', '"☐"', 'LBody', '"Llamar"',
      'H3', '"Qué haremos"', 'H3', '"Límites"', 'P', '"Sin dinero"',
      'Table', 'TR', 'TH:', '/Scope /Column', '"Quién"', 'TH:', '/Scope /Column', '"Número"',
      'TR', 'TH:', '/Scope /Row', '"Clínica"', 'TD', '"555-0100"',
      'Figure:', '/Placement /Block', expect.stringMatching(/^\/BBox/), '""',
    ])
  })

  test('is tagged and has every font in it', async () => {
    const pdf = await write(text('¿Qué? “Sí” → ✓ Łukasz'))
    expect(poppler('pdfinfo', [], pdf)).toMatch(/Title: +Plan 2026-11-23\nCreator: +Porchlight\nProducer: +Porchlight\n[\s\S]*Tagged: +yes/)
    const fonts = poppler('pdffonts', [], pdf).trim().split('\n').slice(2)
    expect(fonts).toHaveLength(3)
    for (const font of fonts) expect(font).toMatch(/CID TrueType +Identity-H +yes yes yes/)
  })

  test('shows every character there is, and an empty square for the others', async () => {
    const pdf = await write(text('¿Qué? “Sí” → ✓ Łukasz 家 👩‍👩‍👧 م e\u0301'))
    expect(poppler('pdftotext', [], pdf).split('\n')[0]).toBe('¿Qué? “Sí” → ✓ Łukasz □ □ □ é')
  })

  test('turns pages, numbers them, and loses no word on the way', async () => {
    const pdf = await write(text(LONG), { is: 'box', blocks: [text(LONG)] }, { is: 'table', head: ['A', 'B'], rows: [['C', LONG]] })
    const words = poppler('pdftotext', [], pdf)
    expect(words.match(/línea\./g)).toHaveLength(360)
    expect(words).toContain(`Página 1 de ${words.match(/Página/g)?.length}`)
    expect(structureOf(pdf).join('\n')).not.toContain('Página')
  })

  test('keeps a heading on the page of what follows it', async () => {
    for (let lines = 20; lines < 32; lines += 1) {
      const pdf = await write({ is: 'gap', lines }, { is: 'gap', lines: 8 }, { is: 'heading', level: 2, text: 'Título' }, { is: 'box', blocks: [text('Nota')] })
      const page = poppler('pdftotext', [], pdf).split('\f').find((part) => part.includes('Título'))
      expect(page, String(lines)).toContain('Nota')
    }
  })

  test('comes in both sizes and in large print', async () => {
    expect(poppler('pdfinfo', [], await writePaper({ ...paper, size: 'a4' }, [text('a')]))).toContain('595.28 x 841.89 pts (A4)')
    const pages = (pdf: Buffer) => Number(/Pages: +(\d+)/.exec(poppler('pdfinfo', [], pdf))?.[1])
    expect(pages(await writePaper({ ...paper, print: 'large' }, [text(LONG)]))).toBeGreaterThan(pages(await write(text(LONG))))
  })
})

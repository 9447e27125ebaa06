import type { AstroGlobal } from 'astro'
import type { FamilyMember } from '../domain/actor.ts'
import type { Field, Worksheet } from '../domain/catalog/shape.ts'
import { numberIn, worksheetAt } from '../domain/learning/place.ts'
import { readTexts, type OwnText, type OwnTexts } from '../domain/private-text/read-texts.ts'
import { saveTexts } from '../domain/private-text/save-texts.ts'
import { sheetParts } from '../domain/private-text/sheet-parts.ts'
import { found } from '../domain/result.ts'
import { emptyForm, readForm, withError, type Form } from './form.ts'
import { markRefused } from './refused-form.ts'
import { boxesIn, pickName, savedValues, sheetForm, wasName } from './sheet-form.ts'

/** One part of a sheet as its page shows it. `twoTexts` holds what another device saved, by box. */
export interface PartOfSheet {
  worksheet: Worksheet
  path: string
  number: number
  count: number
  fields: Field[]
  form: Form
  texts: ReadonlyMap<string, OwnText>
  shutUntil: string | undefined
  twoTexts: ReadonlyMap<string, OwnText>
}

/**
 * GET and POST of `/worksheets/{worksheet}/{part}`. @returns the page to draw, or where to go on after saving
 * @throws NotFound for numbers that name nothing
 */
export async function worksheetOnPage(astro: AstroGlobal, member: FamilyMember): Promise<PartOfSheet | string> {
  const { world } = astro.locals
  const worksheet = worksheetAt(world.catalog, astro.params)
  const parts = sheetParts(worksheet)
  const number = numberIn(astro.params.part)
  const fields = found(parts[number - 1], 'part')
  const path = `/worksheets/${worksheet.order}`
  const own = await readTexts(world, member, { kind: 'worksheet', homeKey: worksheet.key })
  const view = { worksheet, path, number, count: parts.length, fields, ...own, twoTexts: new Map<string, OwnText>() }
  if (astro.request.method !== 'POST') return { ...view, form: { ...emptyForm, values: savedValues(fields, own.texts) } }

  const sent = await saveSent(astro, member, worksheet, fields, own)
  if ('goTo' in sent) {
    if (sent.goTo === 'stay') return `${path}/${number}?saved`
    return number < parts.length ? `${path}/${number + 1}` : `${path}?saved`
  }
  return { ...view, ...sent }
}

type Sent = { goTo: 'next' | 'stay' } | { form: Form; twoTexts: Map<string, OwnText> }

async function saveSent(astro: AstroGlobal, member: FamilyMember, worksheet: Worksheet, fields: Field[], { texts }: OwnTexts): Promise<Sent> {
  const { world, words } = astro.locals
  const read = await readForm(astro.request, sheetForm(fields), words.problems)
  const again = (form: Form, reason?: string, twoTexts = new Map<string, OwnText>()) => {
    markRefused(astro, reason)
    return { form, twoTexts }
  }
  if (!read.ok) return again(read.form)
  const boxes = boxesIn(fields, read.value)
  const undecided = boxes.filter(({ pick }) => pick === 'none')
  if (undecided.length > 0) {
    const form = undecided.reduce((each, { key }) => withError(each, pickName(key), words.problems['choose-one'] ?? ''), read.form)
    return again(form, undefined, theirsOf(undecided, texts))
  }
  const result = await saveTexts(world, member, {
    formKey: read.value.formKey, kind: 'worksheet', homeKey: worksheet.key,
    boxes: boxes.filter(({ pick }) => pick !== 'saved').map(({ key, text, version }) => ({ key, text, version })),
  })
  if (result.ok) return { goTo: read.value.do }
  if (result.reason === 'two-texts') {
    const two = theirsOf(boxes.filter(({ key, text, version }) => text !== (texts.get(key)?.text ?? '') && version !== (texts.get(key)?.version ?? 0)), texts)
    const now = Object.fromEntries(boxes.map(({ key }) => [wasName(key), String(texts.get(key)?.version ?? 0)]))
    return again({ errors: {}, values: { ...read.form.values, ...now } }, 'changed-meanwhile', two)
  }
  return again(withError(read.form, 'form', result.reason === 'shut' ? words.worksheet.shutNow : words.worksheet.sentBefore), result.reason)
}

/** What another device saved in these boxes. */
function theirsOf(boxes: { key: string }[], texts: OwnTexts['texts']): Map<string, OwnText> {
  return new Map(boxes.map(({ key }) => [key, texts.get(key) ?? { text: '', version: 0, at: '' }]))
}

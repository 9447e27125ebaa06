import type { Catalog, Contact } from '../../src/domain/catalog/shape.ts'
import { newCatalog } from '../../src/domain/catalog/shape.ts'
import { basics } from './courses.ts'

const line = (id: string, rest: Partial<Contact> = {}): Contact => (
  { id, label: { en: id }, required: true, lastVerified: null, verifyEveryDays: 180, ...rest })

/** A small catalog whose lines of help are of every kind: a default, one to fill in, a legal text, one for texts alone. */
export function crisisCatalog(): Catalog {
  const contacts = [
    line('crisis', { voice: '988', sms: '988', note: { en: 'Free.', es: 'Gratis.' } }), line('clinic_main', { clinicFills: true }),
    line('clinic_afterhours', { clinicFills: true }), line('goodsam_text', { clinicFills: true, verifyEveryDays: 365 }), line('crisistext', { sms: '741741', required: false }),
  ]
  return newCatalog({ courses: [basics], worksheets: [], contacts, glossary: [], references: [], fingerprint: 'lines' })
}

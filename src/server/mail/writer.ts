import type { Writer } from '../../domain/messages/transport.ts'
import { wordsOf } from '../../words/words.ts'
import type { Clinics } from '../clinics.ts'

/** Puts messages into words: the fixed text of their kind, and a link at the clinic's own address. */
export function newWriter(clinics: Pick<Clinics, 'withId'>): Writer {
  return ({ clinicId, kind, locale }, { path, code, count }, stopCode) => {
    const { origin } = clinics.withId(clinicId)
    const { host } = new URL(origin)
    const { mail } = wordsOf(locale)
    const stopUrl = stopCode === undefined ? undefined : `${origin}/stop/${stopCode}`
    const lines = [
      mail.texts[kind](path === undefined ? host : `${origin}${path}`),
      ...(count === undefined ? [] : [mail.count(count)]),
      ...(code === undefined ? [] : [mail.code(code)]),
      ...(kind === 'confirm' ? [mail.ignore] : []),
      ...(stopUrl === undefined ? [] : ['', mail.stop(stopUrl)]),
    ]
    return { host, subject: mail.subjects[kind], text: `${lines.join('\n')}\n`, stopUrl }
  }
}

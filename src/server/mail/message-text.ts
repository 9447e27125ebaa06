import type { Locale } from '../../domain/catalog/text.ts'
import type { MessageKind } from '../../domain/messages/message.ts'
import { wordsOf } from '../../words/words.ts'

/** The fixed subject and text of a kind of message, exactly as it goes out. @param host of the clinic's own address */
export function messageText(kind: MessageKind, locale: Locale, host: string): { subject: string; text: string } {
  const { subjects, texts } = wordsOf(locale).mail
  return { subject: subjects[kind], text: texts[kind](host) }
}

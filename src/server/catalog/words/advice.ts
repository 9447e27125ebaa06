import type { Locale } from '../../../domain/catalog/shape.ts'

/** What a rule of facts.json → `neverAdvise` reads as, and what may be said instead. */
export const instead: Readonly<Record<string, readonly [reads: string, say: string]>> = {
  N01: ['advice to stop alcohol or sedatives alone', '"talk with a doctor first; stopping suddenly can be dangerous"'],
  N02: ['medicine advice', '"talk with the prescriber"'],
  N03: ['waiting in an overdose', 'the emergency steps, with <Contact id="emergency" />'],
  N04: ['confronting someone who is intoxicated', '"keep safe, say little, talk later"'],
  N05: ['searching or tracking', '"agree openly what is shared"'],
  N07: ['a lock-out', 'a limit that puts no one in danger'],
  N08: ['cash, alcohol or drugs as a reward', 'thanks, time together, a small thing they like'],
  N09: ['a surprise intervention', '"talk with a counselor trained in this first"'],
  N10: ['a task for a child', 'what adults can do'],
  N11: ['a promise to keep danger secret', '"I cannot keep that to myself"'],
  N12: ['a forecast or a diagnosis', 'what was seen, and a kind question'],
  N13: ['advice to stay or leave', 'the help line, <Contact id="dv" />'],
  N14: ['legal advice', '"legal aid can tell you"'],
  N15: ['a course in place of care', '"beside treatment"'],
}

/** A sentence that opens so forbids what it names. */
export const forbids: Record<Locale, RegExp> = {
  en: /^["“'*\s]*(?:please )?(?:you )?(?:do not|don['’]t|never|no|not|avoid|there is no need)(?!\p{L})/iu,
  es: /^["“«'*¡¿\s]*(?:por favor,? )?(?:usted )?(?:no|nunca|jamás|evite|tampoco|ni)(?!\p{L})/iu,
}

/** Calls what stands before it a danger or a mistake. */
export const warns: Record<Locale, RegExp> = {
  en: /(?<!\p{L})(?:dangerous|deadly|unsafe|can kill|may kill|can harm|may harm|can hurt|can break|backfires?|rarely helps?|myth|wrong|a risk|risky|harm(?:s|ed)? trust)(?!\p{L})/iu,
  es: /(?<!\p{L})(?:peligros[oa]s?|mortal(?:es)?|puede matar|puede dañar|hace daño|mito|riesgos?|arriesgad[oa]s?|rara vez)(?!\p{L})/iu,
}

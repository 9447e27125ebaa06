import { createHash } from 'node:crypto'
import type { FamilyMember } from '../actor.ts'
import type { Module, Question, Text } from '../catalog/shape.ts'
import { UNSURE } from './grade.ts'
import { shuffledOptions } from './shuffle.ts'

/* A question as a page may show it before it was answered: nothing in it tells which option is right. In the content
   an order question lists its options in the right order, and a key such as `b` is right for everyone; so a form
   names options by their place in this person's order, and its question by a mark that is good for one attempt. */

/** An option as its form sends it: `key` is its place, from 1. */
export interface ShownOption { key: string; text: Text }

/** Whose form it is. */
type Whose = Pick<FamilyMember, 'clinicId' | 'id'>

/** A question as it stood in a form: in which attempt, and in which version. */
interface Asked { module: Module; question: Question; attempt: number }

const MARK_LENGTH = 16
const MARK = /^([1-9]\d{0,3})-([\w-]{16})$/
const PLACE = /^[1-9]$/

/** The options in this person's order. */
export function shownOptions(member: Whose, question: Question, attempt: number): ShownOption[] {
  return optionsBySeed(question, seedOf(member, attempt))
}

/** The option keys that these places meant. What names no option becomes a key that no question has. */
export function optionsMeant(member: Whose, question: Question, attempt: number, places: readonly string[]): string[] {
  return meantBySeed(question, seedOf(member, attempt), places)
}

/** `shownOptions` outside an attempt: the same seed gives the same order. */
export function optionsBySeed(question: Question, seed: string): ShownOption[] {
  return shuffledOptions(question, seed).map(({ text }, at) => ({ key: String(at + 1), text }))
}

/** `optionsMeant` outside an attempt. */
export function meantBySeed(question: Question, seed: string, places: readonly string[]): string[] {
  const options = shuffledOptions(question, seed)
  return places.map((place) => (place === UNSURE ? UNSURE : PLACE.test(place) ? options[Number(place) - 1]?.key ?? '' : ''))
}

/** The options in the order a press of Up or Down gave them; as they were when that was not an order of all of them. */
export function inMovedOrder(options: ShownOption[], order: readonly string[] = []): ShownOption[] {
  const moved = order.flatMap((key) => options.find((option) => option.key === key) ?? [])
  return new Set(moved).size === options.length ? moved : options
}

/** What a form carries to say which question it asked whom, in which version and attempt. */
export function markOf(member: Whose, { module, question, attempt }: Asked): string {
  const named = [member.clinicId, member.id, attempt, module.key, question.key, question.version].join('|')
  return `${attempt}-${createHash('sha256').update(named).digest('base64url').slice(0, MARK_LENGTH)}`
}

/** The question that a mark names; undefined when it is not in the quiz any more, changed, or asked someone else. */
export function questionMarked(member: Whose, module: Module, mark: string): Asked | undefined {
  const attempt = Number(MARK.exec(mark)?.[1] ?? 0)
  return module.quiz.map((question) => ({ module, question, attempt })).find((asked) => markOf(member, asked) === mark)
}

function seedOf(member: Whose, attempt: number): string {
  return `${member.id}|${attempt}`
}

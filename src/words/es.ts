import { frame } from './es/frame.ts'
import { finished, learn, part } from './es/learn.ts'
import { problems } from './es/problems.ts'
import { prose } from './es/prose.ts'
import { quiz } from './es/quiz.ts'
import { signIn } from './es/sign-in.ts'
import { family, today } from './es/today.ts'
import type { Words } from './words.ts'

/** Every word of the interface in Spanish (usted). */
export const es: Words = {
  frame, problems, prose, signIn,
  today, family, learn, part, finished, quiz,
}

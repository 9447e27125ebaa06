import { frame } from './en/frame.ts'
import { finished, learn, part } from './en/learn.ts'
import { problems } from './en/problems.ts'
import { prose } from './en/prose.ts'
import { quiz } from './en/quiz.ts'
import { signIn } from './en/sign-in.ts'
import { family, today } from './en/today.ts'

/** Every word of the interface in English, by area. The Spanish dictionary has to have the same keys. */
export const en = {
  frame, problems, prose, signIn,
  today, family, learn, part, finished, quiz,
}

import { describe, expect, test } from 'vitest'
import { isBusy } from '../../src/domain/accounts/passwords.ts'
import { isPredictable } from '../../src/server/auth/common-passwords.ts'
import { createPasswords, HASH_COST } from '../../src/server/auth/passwords.ts'

const cheap = { memoryCost: 32, timeCost: 1, parallelism: 1 }
const pepper = Buffer.alloc(32, 7)
const passwords = createPasswords(pepper, cheap)

describe('hashing', () => {
  test('is Argon2id at the promised cost', async () => {
    const hash = await createPasswords(pepper).hash('harbor', 'ana', 'quiet lamp on the porch')
    expect(hash).toMatch(/^\$argon2id\$v=19\$m=65536,t=3,p=1\$/)
    expect(HASH_COST).toEqual({ memoryCost: 65_536, timeCost: 3, parallelism: 1 })
  })

  test('gives equal hashes for equal clinic, name and password, and others for any other', async () => {
    const hash = await passwords.hash('harbor', 'ana', 'blue chairs in a row')
    expect(await passwords.hash('harbor', 'ana', 'blue chairs in a row')).toBe(hash)
    expect(await passwords.hash('beacon', 'ana', 'blue chairs in a row')).not.toBe(hash)
    expect(await passwords.hash('harbor', 'anab', 'blue chairs in a row')).not.toBe(hash)
    expect(await passwords.hash('harbor', 'ana', 'blue chairs in a roW')).not.toBe(hash)
    expect(await createPasswords(Buffer.alloc(32, 8), cheap).hash('harbor', 'ana', 'blue chairs in a row')).not.toBe(hash)
  })

  test('does not mix the end of a clinic id with the start of a name', async () => {
    expect(await passwords.hash('a', 'bc', 'same words here')).not.toBe(await passwords.hash('ab', 'c', 'same words here'))
  })

  test('reads a password the same however its accents are composed', async () => {
    const hash = await passwords.hash('harbor', 'ana', 'mañana café por aquí')
    expect(await passwords.hash('harbor', 'ana', 'mañana café por aquí'.normalize('NFD'))).toBe(hash)
  })
})

describe('matching', () => {
  test('names each stored hash that belongs to the password', async () => {
    const right = await passwords.hash('harbor', 'home@example.org', 'blue chairs in a row')
    const wrong = await passwords.hash('harbor', 'home@example.org', 'red chairs in a row')
    const { matched, hash } = await passwords.match('harbor', 'home@example.org', 'blue chairs in a row', [wrong, right, right])
    expect(matched).toEqual([false, true, true])
    expect(hash).toBe(right)
  })

  test('computes even when nothing is stored', async () => {
    expect((await passwords.match('harbor', 'nobody', 'blue chairs in a row', [])).hash).toMatch(/^\$argon2id/)
  })

  test('is never true for an account without a password', async () => {
    const { matched } = await passwords.match('harbor', 'ana', 'not set', ['not set', '', '$argon2id$broken'])
    expect(matched).toEqual([false, false, false])
  })

  test('still knows a password hashed at another cost, and gives the hash of today', async () => {
    const dearer = createPasswords(pepper, { ...cheap, timeCost: 2 })
    const stored = await passwords.hash('harbor', 'ana', 'blue chairs in a row')
    const { matched, hash } = await dearer.match('harbor', 'ana', 'blue chairs in a row', [stored])
    expect(matched).toEqual([true])
    expect(hash).not.toBe(stored)
    expect((await dearer.match('harbor', 'ana', 'red chairs in a row', [stored])).matched).toEqual([false])
  })
})

test('four are hashed at once, 32 wait, and the next is told that it is busy', async () => {
  const slow = createPasswords(pepper, { ...cheap, timeCost: 20, memoryCost: 1024 })
  const answers = await Promise.allSettled(Array.from({ length: 40 }, (_, n) => slow.hash('harbor', `name ${n}`, 'p')))
  expect(answers.map(({ status }) => status)).toEqual([...Array<string>(36).fill('fulfilled'), ...Array<string>(4).fill('rejected')])
  expect(answers.every((answer) => answer.status === 'fulfilled' || isBusy(answer.reason))).toBe(true)
  expect(await slow.hash('harbor', 'later', 'p')).toMatch(/^\$argon2id/)
})

describe('a predictable password', () => {
  test.each([
    'passwordpassword', 'Password123456789', 'P4ssw0rd P4ssw0rd', 'qwertyuiopasdfghjkl', '1q2w3e4r5t6y7u8i9o',
    '123456789012345', '111111111111111', 'abcabcabcabcabc', 'iloveyou iloveyou', 'correct horse battery staple',
    'Contraseña-Contraseña', 'porchlight2026!!', 'ourfamilyclinic1', 'teamo mucho 12345', '!!!!!!!!!!!!!!!', 'zyxwvutsrqponmlkj',
  ])('is %s', (password) => {
    expect(isPredictable(password, [])).toBe(true)
  })

  test.each([
    'three blue kettles', 'el gato duerme tarde', 'wobbly lantern 47 figs', 'my sister paints barns', '9vT#xQ2!mLp0@zR7',
    'la abuela cocina rico', 'family dinner by the lake', 'ñandú en la montaña',
  ])('is not %s', (password) => {
    expect(isPredictable(password, [])).toBe(false)
  })

  test('is made of the sign-in name, the name or the clinic', () => {
    expect(isPredictable('rosa.delgado@mail.example', ['rosa.delgado@mail.example'])).toBe(true)
    expect(isPredictable('Rosa Delgado 1234', ['Rosa Delgado'])).toBe(true)
    expect(isPredictable('harborviewcenter1', ['Harborview Center'])).toBe(true)
    expect(isPredictable('rosa waters nine plants', ['Rosa Delgado'])).toBe(false)
  })
})

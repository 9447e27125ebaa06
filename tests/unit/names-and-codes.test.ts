import { describe, expect, test } from 'vitest'
import { formatCode, JOIN_CODE_LENGTH, newCode, PERSONAL_CODE_LENGTH, readCode } from '../../src/domain/accounts/codes.ts'
import { signInName } from '../../src/domain/accounts/fields.ts'
import { normaliseName } from '../../src/domain/accounts/name.ts'
import { clearedCookies, clearedSignInCookie, readSignInCookie, signInCookie } from '../../src/server/auth/cookie.ts'

describe('a sign-in name', () => {
  test.each([
    [' Rosa@Example.ORG ', 'email', 'rosa@example.org'],
    ['josé@example.org'.normalize('NFD'), 'email', 'josé@example.org'],
    ['(555) 234-5678', 'phone', '+15552345678'],
    ['555.234.5678', 'phone', '+15552345678'],
    ['1 555 234 5678', 'phone', '+15552345678'],
    ['+1 (555) 234–5678', 'phone', '+15552345678'],
    ['+52 55 1234 5678', 'phone', '+525512345678'],
    ['555 0123', 'chosen', '555 0123'],
    ['123-456-7890', 'chosen', '123-456-7890'],
    ['  Tía   Rosa ', 'chosen', 'tía rosa'],
    ['ÁRBOL', 'chosen', 'árbol'],
    ['ro\u200Bsa', 'chosen', 'rosa'],
    ['rosa@home', 'chosen', 'rosa@home'],
    ['two words@example.org', 'chosen', 'two words@example.org'],
    ['   ', 'chosen', ''],
  ])('%j is the %s %s', (text, kind, norm) => {
    expect(normaliseName(text)).toEqual({ kind, norm })
  })

  test.each(['', '   ', '\u200B', ' \u200B\u2060 '])('%j is none', (text) => {
    expect(signInName.safeParse(text).error?.issues.map(({ message }) => message)).toContain('no-sign-in-name')
  })

  test('has at most 100 characters', () => {
    expect(signInName.safeParse('x'.repeat(100)).success).toBe(true)
    expect(signInName.safeParse('x'.repeat(101)).success).toBe(false)
  })
})

describe('a code', () => {
  test('has no look-alikes and is never twice the same', () => {
    const codes = Array.from({ length: 500 }, () => newCode(PERSONAL_CODE_LENGTH))
    expect(new Set(codes).size).toBe(500)
    expect(new Set(codes.join(''))).toEqual(new Set('23456789ABCDEFGHJKMNPQRSTUVWXYZ'))
    expect(codes.every((code) => code.length === 12)).toBe(true)
  })

  test('is shown in groups of four', () => {
    expect(formatCode('K7MQ4XRD')).toBe('K7MQ-4XRD')
    expect(formatCode(newCode(PERSONAL_CODE_LENGTH))).toMatch(/^.{4}-.{4}-.{4}$/)
    expect(formatCode('')).toBe('')
  })

  test.each(['K7MQ-4XRD', 'k7mq4xrd', ' k7 mq 4x rd ', 'K7MQ–4XRD', 'k7mq.4xrd', 'K7MQ‑4xrd\n'])('%j is read as it was meant', (typed) => {
    expect(readCode(typed)).toBe('K7MQ4XRD')
  })

  test.each(['', '  -- ', 'K7MQ-4XR0', "K7MQ'4XRD", 'ñandú'])('%j is no code', (typed) => {
    expect(readCode(typed)).toBeUndefined()
  })

  test('comes back the same after showing and reading', () => {
    const code = newCode(JOIN_CODE_LENGTH)
    expect(readCode(formatCode(code).toLowerCase())).toBe(code)
  })
})

describe('the sign-in cookie', () => {
  test('has exactly the promised attributes', () => {
    expect(signInCookie('abc')).toBe('__Host-sid=abc; Path=/; Secure; HttpOnly; SameSite=Lax')
    expect(clearedSignInCookie()).toBe('__Host-sid=; Path=/; Secure; HttpOnly; SameSite=Lax; Max-Age=0')
  })

  test('is read among others', () => {
    expect(readSignInCookie('theme=dark; __Host-sid=a-b_c; language=es')).toBe('a-b_c')
    expect(readSignInCookie('x__Host-sid=abc; __host-sid=abc')).toBeUndefined()
    expect(readSignInCookie(null)).toBeUndefined()
  })

  test('counts as absent when two disagree', () => {
    expect(readSignInCookie('__Host-sid=a; __Host-sid=b')).toBeUndefined()
  })

  test('goes with every other cookie except those kept', () => {
    const cleared = clearedCookies('theme=dark; __Host-sid=a; __Host-gate=b; language=es', ['theme', 'language'])
    expect(cleared.map((line) => line.split('=')[0])).toEqual(['__Host-sid', '__Host-gate'])
    expect(cleared.every((line) => line.endsWith('; Max-Age=0'))).toBe(true)
  })
})

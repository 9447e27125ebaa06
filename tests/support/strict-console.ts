import { afterEach, beforeEach, expect, vi } from 'vitest'

/** A test that prints an error without expecting to has found one. */
const printed = vi.spyOn(console, 'error')

beforeEach(() => printed.mockClear())
afterEach(() => expect(printed.mock.calls, 'console.error was called').toEqual([]))

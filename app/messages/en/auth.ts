import type { auth as zh } from '../zh-CN/auth.ts'

/** Signing in, activation, passwords. */
export const auth = {
  title: 'Sign in',
} satisfies typeof zh

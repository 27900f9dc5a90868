import type { account as zh } from '../zh-CN/account.ts'

/** What a signed-in person sees about their own account. */
export const account = {
  title: 'My account',
} satisfies typeof zh

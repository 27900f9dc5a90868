import type { publicPages as zh } from '../zh-CN/public-pages.ts'

/** Pages that need no account: published results, certificate check. */
export const publicPages = {
  resultsTitle: 'Results',
  verifyTitle: 'Check a certificate',
} satisfies typeof zh

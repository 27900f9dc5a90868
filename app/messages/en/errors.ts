import type { errors as zh } from '../zh-CN/errors.ts'

/** One sentence per error code. */
export const errors = {
  title: 'Errors',
} satisfies typeof zh

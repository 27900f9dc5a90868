import type { results as zh } from '../zh-CN/results.ts'

/** Ranking page, confirmation, publication, editions and their differences. */
export const results = {
  title: 'Result editions',
  edition: (number: number) => `Edition ${number}`,
  published: 'The result is published',
} satisfies typeof zh

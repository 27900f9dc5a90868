import type { candidate as zh } from '../zh-CN/candidate.ts'

/** What a candidate sees on a phone. */
export const candidate = {
  resultsTitle: 'My results',
  certificatesTitle: 'My certificates',
} satisfies typeof zh

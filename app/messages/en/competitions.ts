import type { competitions as zh } from '../zh-CN/competitions.ts'

/** Setting a competition up: events, parts, weights, rules. */
export const competitions = {
  title: 'Competitions',
  create: 'New competition',
  event: 'Event',
  empty: 'No competition yet',
} satisfies typeof zh

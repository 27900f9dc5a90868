import type { judgeQuality as zh } from '../zh-CN/judge-quality.ts'

/** How judges mark over events and years. */
export const judgeQuality = {
  title: 'Judges over the years',
  lead: 'Deviation, steadiness, preference for the own unit, workload and withdrawals of each judge. Events whose codes are sealed are left out.',
  year: 'Year',
  yearOf: (year: number) => String(year),
  judge: 'Judge',
  chart: 'Deviation from the panel',
  chartNote: 'Each mark beside the mean of the panel’s other judges, in points: above nought gives more, below gives less.',
  table: 'All judges',
  tableNote: 'A steady deviation need not be unfair; an unsteady one (large spread) deserves a look. Preference is the deviation towards the own unit’s entrants less that towards all others.',
  events: 'Events',
  marks: 'Marks given',
  bias: 'Mean deviation',
  spread: 'Spread',
  ownUnit: 'Own unit',
  ownUnitOf: (preference: string, marks: number) => `${preference} (${marks} marks)`,
  noOwnUnit: 'never marked the own unit',
  withdrawals: 'Withdrawals',
  withdrawn: (count: number, reasons: readonly string[]) => (reasons.length === 0 ? String(count) : `${count} (${reasons.join('; ')})`),
  byEvent: 'By event',
  eventBias: (year: number, event: string, bias: string) => `${year} ${event} ${bias}`,
  inactive: 'no longer active',
  none: 'No judge has marked yet',
  noneText: 'Once judges are appointed and panels have marked, their deviation and workload stand here.',
  link: 'Judges over the years',
} satisfies typeof zh

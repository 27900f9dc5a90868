import type { OpinionRow } from '#db/queries/recognition-opinions.ts'

type Opinion = Pick<OpinionRow, 'state' | 'grade'>

/** Where the experts of one application stand. Pure. */
export interface OpinionRound {
  asked: number
  submitted: number
  /** Asked and neither handed in nor stepped back. */
  open: number
  /** Opinions are read only when nobody who was asked is still to answer: until then no expert's word can colour another's. */
  readable: boolean
  tally: Record<NonNullable<OpinionRow['grade']>, number>
}

export function opinionRound(opinions: readonly Opinion[]): OpinionRound {
  const standing = opinions.filter(({ state }) => state !== 'declined')
  const submitted = standing.filter(({ state }) => state === 'submitted')
  const tally = { recommend: 0, undecided: 0, against: 0 }
  for (const { grade } of submitted) if (grade !== null) tally[grade] += 1
  const open = standing.length - submitted.length
  return { asked: standing.length, submitted: submitted.length, open, readable: submitted.length > 0 && open === 0, tally }
}

import { groupBy } from '#app/lib/group-by.ts'

/** One expert's score of one studio, in hundredths. */
export interface GivenScore {
  studioId: string
  expertId: string
  name: string
  score: number
}

/** How one expert scored beside the others who judged the same studios; hundredths. */
export interface ExpertStanding {
  expertId: string
  name: string
  studios: number
  /** Mean of own score less the mean of the others: above 0 is generous. */
  lean: number
  /** Mean distance from the mean of the others. */
  distance: number
}

/** What the agreement of a round is called, from its share of true differences. */
export type AgreementWord = 'good' | 'fair' | 'poor' | 'unknown'

export interface Agreement {
  /** Studios judged by two or more. */
  studios: number
  experts: ExpertStanding[]
  /** Mean distance of a score from the mean of its studio, hundredths. */
  meanDistance: number
  /**
   * ICC(1): the part of all differences between scores that lies between studios and not between experts, 1 when experts always agree.
   * One-way, since each studio has experts of its own; null for fewer than two studios or where all scores are one.
   */
  icc: number | null
  word: AgreementWord
}

/** How far experts agree. Studios with one expert say nothing about it and are left out. Pure; the order of the scores does not matter. */
export function expertAgreement(scores: readonly GivenScore[]): Agreement {
  const groups = [...groupBy(scores, (one) => one.studioId).values()].filter((group) => group.length > 1)
  const judged = groups.flat()
  const distances = groups.flatMap((group) => group.map((one) => Math.abs(one.score - mean(group.map(({ score }) => score)))))
  const icc = intraclass(groups.map((group) => group.map(({ score }) => score)))
  return { studios: groups.length, experts: standings(groups), meanDistance: judged.length === 0 ? 0 : Math.round(mean(distances)), icc, word: wordOf(icc) }
}

function standings(groups: readonly GivenScore[][]): ExpertStanding[] {
  const against = groups.flatMap((group) => {
    const sum = group.reduce((all, one) => all + one.score, 0)
    return group.map((one) => ({ ...one, difference: one.score - (sum - one.score) / (group.length - 1) }))
  })
  return [...groupBy(against, (one) => one.expertId).values()]
    .map((own) => ({ expertId: own[0]!.expertId, name: own[0]!.name, studios: own.length, lean: Math.round(mean(own.map(({ difference }) => difference))), distance: Math.round(mean(own.map(({ difference }) => Math.abs(difference)))) }))
    .sort((a, b) => b.distance - a.distance || a.name.localeCompare(b.name, 'zh') || a.expertId.localeCompare(b.expertId))
}

/** One-way random effects for groups of unequal size (Fleiss). */
function intraclass(groups: readonly number[][]): number | null {
  const n = groups.length
  const total = groups.reduce((all, group) => all + group.length, 0)
  if (n < 2) return null
  const grand = mean(groups.flat())
  const between = groups.reduce((all, group) => all + group.length * (mean(group) - grand) ** 2, 0) / (n - 1)
  const within = groups.reduce((all, group) => all + group.reduce((sum, score) => sum + (score - mean(group)) ** 2, 0), 0) / (total - n)
  const size = (total - groups.reduce((all, group) => all + group.length ** 2, 0) / total) / (n - 1)
  const whole = between + (size - 1) * within
  return whole === 0 ? null : Math.round(((between - within) / whole) * 100) / 100
}

function wordOf(icc: number | null): AgreementWord {
  if (icc === null) return 'unknown'
  return icc >= 0.75 ? 'good' : icc >= 0.5 ? 'fair' : 'poor'
}

function mean(values: readonly number[]): number {
  return values.reduce((all, value) => all + value, 0) / values.length
}

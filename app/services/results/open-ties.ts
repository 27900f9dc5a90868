import type { ContestDecision, TieSettlements } from '#scoring/ranking/decide-contest.ts'
import type { RankInput } from '#scoring/ranking/contest.ts'
import type { LeadingGroup } from '#scoring/promotion/propose-promotions.ts'

export type TieSubject = 'technician' | 'seniorWorker' | 'award'
export type TieOption = 'none' | 'allFit' | 'extraTest'

/** A group of equal rank that straddles the last place of a tier and waits for a person (DOMAIN A7.4 E16–E18). */
export interface OpenTie {
  subject: TieSubject
  /** Key of the award tier; empty for a promotion. */
  awardKey: string
  rank: number
  /** Ids of the whole group: a decision is about exactly these. */
  members: string[]
  /** Those of the group to whom the decision makes a difference. */
  candidates: string[]
  /** Places of the tier the group may still take. */
  open: number
  options: TieOption[]
}

/**
 * What may lawfully be decided about a group: nobody, all of them where they fit, or as many as there are places after an extra test.
 * Never more than the cap: it is the law's number and not the judges' (二、3 “不高于”).
 */
export function lawfulOptions({ size, open }: { size: number; open: number }): TieOption[] {
  const options: TieOption[] = ['none']
  if (size <= open) options.push('allFit')
  if (open > 0 && size > 1) options.push('extraTest')
  return options
}

export type UnlawfulChoice = 'optionNotOffered' | 'notACandidate' | 'tooMany' | 'grantedMissing'

/** Why a choice is not lawful for this tie, or null. */
export function judgeChoice(tie: Pick<OpenTie, 'candidates' | 'open' | 'options'>, choice: { option: TieOption; granted: readonly string[] }): UnlawfulChoice | null {
  if (!tie.options.includes(choice.option)) return 'optionNotOffered'
  if (choice.granted.some((id) => !tie.candidates.includes(id)) || new Set(choice.granted).size !== choice.granted.length) return 'notACandidate'
  if (choice.option === 'none') return choice.granted.length === 0 ? null : 'tooMany'
  if (choice.option === 'allFit') return choice.granted.length === tie.candidates.length ? null : 'grantedMissing'
  if (choice.granted.length === 0) return 'grantedMissing'
  return choice.granted.length > tie.open ? 'tooMany' : null
}

/** The groups of a decision that nobody has decided about yet: awards first, then the promotion tiers. */
export function findOpenTies(input: RankInput, decision: ContestDecision): OpenTie[] {
  const idOf = (entry: number) => input.entries[entry]!.id
  const awards = decision.allocation.straddling.map(({ award, rank, entries, open }): OpenTie => {
    const members = entries.map(idOf)
    return { subject: 'award', awardKey: award, rank, members, candidates: members, open, options: lawfulOptions({ size: members.length, open }) }
  })
  const { proposal } = decision
  if (!proposal) return awards
  const promotions = proposal.leading.flatMap((group): OpenTie[] => {
    const { tier, kind } = group.placement
    if (kind !== 'straddles' || tier === null) return []
    const members = [...group.entries]
    const candidates = members.filter((entry) => proposal.verdicts[entry]!.outcome === 'undecided').map(idOf)
    // Who passed both parts is a senior worker by that pass (A7.1): with nobody left in doubt there is nothing to decide.
    if (candidates.length === 0) return []
    const open = openPlaces(tier, proposal.leading, proposal.caps, input.readings.secondTierCap)
    return [{ subject: tier, awardKey: '', rank: group.rank, members: members.map(idOf), candidates, open, options: lawfulOptions({ size: candidates.length, open }) }]
  })
  return [...awards, ...promotions]
}

function openPlaces(
  tier: 'technician' | 'seniorWorker',
  leading: readonly LeadingGroup[],
  caps: { technician: number; seniorWorkerByRank: number },
  secondTierCap: 'tier' | 'cumulative',
): number {
  const taken = (of: 'technician' | 'seniorWorker') =>
    leading.filter(({ placement }) => placement.tier === of && placement.kind === 'in').reduce((sum, group) => sum + group.entries.length, 0)
  if (tier === 'technician') return Math.max(0, caps.technician - taken('technician'))
  const firstIsOpen = leading.some(({ placement }) => placement.tier === 'technician' && placement.kind === 'straddles')
  const first = secondTierCap === 'tier' ? 0 : firstIsOpen ? caps.technician : taken('technician')
  return Math.max(0, caps.seniorWorkerByRank - first - taken('seniorWorker'))
}

/** Stored decisions in the form the engine takes. */
export function toSettlements(decisions: ReadonlyArray<{ subject: TieSubject; awardKey: string; entryIds: readonly string[]; grantedEntryIds: readonly string[] }>) {
  return {
    promotions: decisions.flatMap(({ subject, entryIds, grantedEntryIds }) =>
      subject === 'award' ? [] : [{ tier: subject, members: [...entryIds], granted: [...grantedEntryIds] }],
    ),
    awards: decisions.flatMap(({ subject, awardKey, entryIds, grantedEntryIds }) =>
      subject === 'award' ? [{ award: awardKey, members: [...entryIds], granted: [...grantedEntryIds] }] : [],
    ),
  } satisfies TieSettlements
}

/** Deals studios to experts. Pure: the same input gives the same deal. */

export interface ReviewedStudio {
  id: string
  hostId: string | null
  hostName: string | null
  /** Leader, members, apprentices: nobody of them judges the studio. */
  people: readonly string[]
}

export interface ReviewExpert {
  personId: string
  organisationId: string | null
  organisationName: string | null
}

export interface Pair {
  studioId: string
  personId: string
}

/** Why this expert may not judge this studio; null when nothing stands against it. */
export function conflictOf(studio: ReviewedStudio, expert: ReviewExpert): 'ownUnit' | 'ownStudio' | null {
  if (studio.people.includes(expert.personId)) return 'ownStudio'
  const sameUnit = studio.hostId !== null && studio.hostId === expert.organisationId
  const sameName = studio.hostName !== null && studio.hostName === expert.organisationName
  return sameUnit || sameName ? 'ownUnit' : null
}

export interface Deal {
  pairs: Pair[]
  /** Studios for which there are not enough experts without a conflict. */
  short: string[]
}

/**
 * Gives every studio as many experts as it lacks. Studios with the fewest possible experts choose first, each takes the least loaded; a
 * pair that was declined or declared in conflict is never dealt again.
 */
export function assignExperts({ studios, experts, perStudio, standing, barred }: { studios: readonly ReviewedStudio[]; experts: readonly ReviewExpert[]; perStudio: number; standing: readonly Pair[]; barred: readonly Pair[] }): Deal {
  const load = new Map(experts.map(({ personId }) => [personId, standing.filter((pair) => pair.personId === personId).length]))
  const has = (pairs: readonly Pair[], studioId: string, personId: string) => pairs.some((pair) => pair.studioId === studioId && pair.personId === personId)
  const open = studios.map((studio) => ({
    studio,
    lacks: perStudio - standing.filter((pair) => pair.studioId === studio.id).length,
    fit: experts.filter((expert) => conflictOf(studio, expert) === null && !has(barred, studio.id, expert.personId) && !has(standing, studio.id, expert.personId)),
  }))
  const pairs: Pair[] = []
  const short: string[] = []
  for (const { studio, lacks, fit } of open.sort((a, b) => a.fit.length - b.fit.length)) {
    if (lacks <= 0) continue
    const chosen = [...fit].sort((a, b) => load.get(a.personId)! - load.get(b.personId)!).slice(0, lacks)
    for (const { personId } of chosen) {
      load.set(personId, load.get(personId)! + 1)
      pairs.push({ studioId: studio.id, personId })
    }
    if (chosen.length < lacks) short.push(studio.id)
  }
  return { pairs, short }
}

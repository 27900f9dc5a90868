import { useMessages } from '#app/messages/use-messages.tsx'
import type { Blocker } from '#app/services/competitions/blockers.ts'
import { COMPETITION_STATES, STATE_LINE } from '#app/services/competitions/states.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'

import { StateLine, type Step } from '../page/state-line.tsx'
import { blockerLine } from './blocker-line.ts'

/** The states of a competition as one line, and what the step ahead still lacks. */
export function CompetitionLine({ competitionId, state, missing, nameOf }: { competitionId: string; state: CompetitionState; missing?: Blocker[] | undefined; nameOf: (eventId: string) => string | undefined }) {
  const m = useMessages()
  const steps = lineOf(state).map((key): Step => ({
    key,
    label: m.terms.competitionState[key],
    state: key === state ? 'current' : isBefore(key, state) ? 'done' : 'ahead',
    decides: key === 'published',
  }))
  return <StateLine steps={steps} {...(missing ? { missing: missing.map((blocker) => blockerLine(m, competitionId, blocker, nameOf)) } : {})} />
}

/** The line every competition walks; a state beside it stands in its place while somebody is in it. */
function lineOf(state: CompetitionState): CompetitionState[] {
  return COMPETITION_STATES.filter((candidate) => candidate === state || STATE_LINE.includes(candidate))
}

function isBefore(a: CompetitionState, b: CompetitionState): boolean {
  return COMPETITION_STATES.indexOf(a) < COMPETITION_STATES.indexOf(b)
}

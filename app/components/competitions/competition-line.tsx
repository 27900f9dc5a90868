import { useMessages } from '#app/messages/use-messages.tsx'
import type { Blocker } from '#app/services/competitions/blockers.ts'
import { isBefore } from '#app/services/competitions/plan.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'

import { StateLine, type Step } from '../page/state-line.tsx'
import { blockerLine } from './blocker-line.ts'

/** The states this competition passes through as one line, and what the step ahead still lacks. */
export function CompetitionLine({ competitionId, state, line, missing, nameOf }: { competitionId: string; state: CompetitionState; line: readonly CompetitionState[]; missing?: Blocker[] | undefined; nameOf: (eventId: string) => string | undefined }) {
  const m = useMessages()
  const steps = line.map((key): Step => ({
    key,
    label: m.terms.competitionState[key],
    state: key === state ? 'current' : isBefore(key, state) ? 'done' : 'ahead',
    decides: key === 'published',
  }))
  return <StateLine steps={steps} {...(missing ? { missing: missing.map((blocker) => blockerLine(m, competitionId, blocker, nameOf)) } : {})} />
}

import type { CompetitionState, CompetitionStep } from '#db/schema/competitions.ts'

export interface RegistrationWindow {
  state: CompetitionState
  usedSteps: readonly CompetitionStep[]
  registrationOpensAt: Date | null
  registrationClosesAt: Date | null
}

export type RegistrationClosed = 'notOnline' | 'notYet' | 'over'

/** Why nobody can register now, or null while it is open. `now` is the database's. */
export function whyRegistrationClosed({ state, usedSteps, registrationOpensAt, registrationClosesAt }: RegistrationWindow, now: Date): RegistrationClosed | null {
  if (!usedSteps.includes('registration')) return 'notOnline'
  if (state === 'draft' || (registrationOpensAt !== null && now < registrationOpensAt)) return 'notYet'
  if (state !== 'open' || (registrationClosesAt !== null && now >= registrationClosesAt)) return 'over'
  return null
}

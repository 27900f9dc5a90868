import type { CompetitionTier } from '#db/schema/competitions.ts'

/** 级别, wider to narrower. */
export const COMPETITION_TIERS = ['national', 'provincial', 'municipal', 'county', 'enterprise'] as const satisfies readonly CompetitionTier[]

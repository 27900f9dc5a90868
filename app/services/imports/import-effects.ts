import type { SkillLevel } from '#db/schema/identity.ts'

/** What confirming an import did, kept so that it can be undone as a whole. Ciphers stay as they are in the database. */
export interface EntrantEffects {
  kind: 'entrants'
  /** With version 1. */
  entries: string[]
  persons: string[]
  organisations: string[]
  skillLevels: string[]
  changedEntries: {
    entryId: string
    /** Version the import wrote. */
    version: number
    before: { organisationId: string | null; organisationName: string; team: string | null; skillLevel: SkillLevel | null }
  }[]
  changedPhones: { personId: string; version: number; before: { cipher: string | null; index: string | null } }[]
}

export interface MarkEffects {
  kind: 'marks'
  cells: {
    entryId: string
    /** Column id of the grid. */
    column: string
    /** Version the import wrote. */
    version: number
    /** What it wrote there. Imports of before these were kept lack both. */
    value?: number | null
    absentJudge?: boolean
    before: { value: number | null; absentJudge: boolean } | null
  }[]
}

export type ImportEffects = EntrantEffects | MarkEffects

import type { RegionActor } from '#app/auth/actor.ts'
import type { Locale } from '#app/messages/locale.ts'
import { putInForce } from '#app/services/schemes/apply-scheme.server.ts'
import { schemeChanges, type SchemeChanges } from '#app/services/schemes/scheme-changes.ts'
import { currentSchemes } from '#app/services/schemes/scheme-of.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listSchemeEditions, type SchemeRow } from '#db/queries/schemes.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { checkScheme } from '#scoring/schemes/check-scheme.ts'
import { rehearseCorrection, type CorrectionComparison } from './rehearse-correction.server.ts'

/** A proposed edition of a part's scheme, and what the whole correction would come to with it. */
export interface ProposedScheme {
  edition: number
  version: number
  reason: string
  changes: SchemeChanges
  /** Null while the proposal cannot be marked by. */
  rehearsed: { comparison: CorrectionComparison; seen: string } | null
}

/** The marking scheme of one part in an open correction. */
export interface CorrectionScheme {
  partKey: string
  name: string
  nameEn: string | null
  /** The edition that counts. */
  edition: number
  proposal: ProposedScheme | null
}

/**
 * The parts that were marked by items, with the scheme that counts and a proposal of another one. A proposal is put in force in a transaction that is
 * rolled back, certificates and money included, so that whoever decides sees what comes before anything has been done.
 */
export async function listCorrectionSchemes({ actor, eventId, locale, rules }: { actor: RegionActor; eventId: string; locale: Locale; rules: EventRules }, db: DbOrTx = readDb): Promise<CorrectionScheme[]> {
  const rows = await listSchemeEditions(db, { regionId: actor.regionId, eventId })
  const schemes = [...currentSchemes(rows, rules).values()].filter(({ frozenAt }) => frozenAt !== null)
  return Promise.all(
    schemes.map(async ({ partKey, edition, scheme, fullMark }): Promise<CorrectionScheme> => {
      const open = rows.find((row) => row.partKey === partKey && row.frozenAt === null)
      const part = rules.parts.find(({ key }) => key === partKey)
      const rehearsed = open && checkScheme(open.scheme, fullMark).length === 0 ? await rehearseProposal({ actor, eventId, locale }, open) : null
      return {
        partKey, edition, name: part?.name ?? partKey, nameEn: part?.nameEn ?? null,
        proposal: open ? { edition: open.edition, version: open.version, reason: open.reason ?? '', changes: schemeChanges(scheme, open.scheme), rehearsed } : null,
      }
    }),
  )
}

async function rehearseProposal(asked: { actor: RegionActor; eventId: string; locale: Locale }, open: SchemeRow): Promise<ProposedScheme['rehearsed']> {
  let seen = ''
  const comparison = await rehearseCorrection({
    ...asked,
    change: async (tx) => {
      seen = (await putInForce(tx, { ...asked, partKey: open.partKey }, open)).seen
    },
  })
  return comparison && { comparison, seen }
}

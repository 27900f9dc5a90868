import { dayOf } from '#app/lib/dates.ts'
import type { DbOrTx } from '#db/client.ts'
import {
  listCheckedCertificates,
  listConfirmedPromotions,
  listFirstPublications,
  listHostedCompetitions,
  listPayingMilestones,
  listPublishedAwards,
  listRegisteredFacts,
  listRepeatedApplications,
  listServiceEntries,
  listTrainedApprentices,
} from '#db/queries/grant-sources.ts'
import type { FactKind } from '#scoring/policies/facts.ts'
import { shippedRegister } from '#scoring/policies/register.ts'
import { vocabularyOf } from '#scoring/policies/vocabulary.ts'
import { isShortage } from './shortage-occupations.ts'
import { listShortageCatalogues } from './shortage-occupations.server.ts'

/** A fact as its source tells it. Kind and source name it for good; everything else may be corrected there. */
export interface FactDraft {
  kind: FactKind
  on: string
  sourceType: string
  sourceId: string
  /** The fields of the kind (scoring/policies/facts.ts), without id, kind and day. */
  fields: Record<string, unknown>
  /** What a list calls it: the contest, the studio. */
  label: string
}

type Scope = { regionId: string }

/** Everything that has happened in the region and that a policy text can speak of. Reads the sources; writes nothing. */
export async function collectFacts(db: DbOrTx, scope: Scope): Promise<FactDraft[]> {
  const parts = await Promise.all([contestFacts(db, scope), certificateFacts(db, scope), studioFacts(db, scope), registered(db, scope)])
  return parts.flat()
}

async function contestFacts(db: DbOrTx, scope: Scope): Promise<FactDraft[]> {
  const [hosted, awards, promoted, published, catalogues] = await Promise.all([listHostedCompetitions(db, scope), listPublishedAwards(db, scope), listConfirmedPromotions(db, scope), listFirstPublications(db, scope), listShortageCatalogues(db, scope)])
  const publishedOn = new Map(published.map(({ eventId, first }) => [eventId, first ? dayOf(first) : null]))
  const titles = new Set(vocabularyOf(shippedRegister()).titles)
  const facts: FactDraft[] = hosted.map(({ id, name, tier, finalOn, hostId, events }) => ({
    kind: 'competitionHosted',
    on: finalOn,
    sourceType: 'competition',
    sourceId: id,
    fields: { competition: id, tier, ...(hostId ? { organiser: hostId } : {}), projects: Math.max(1, events) },
    label: name,
  }))
  for (const row of awards) {
    const label = `${row.competitionName} · ${row.personName}`
    // 技能标兵, 技能能手 are titles and begin with their document; prizes go by the day of the final.
    if (row.award !== null && titles.has(row.award)) {
      facts.push({ kind: 'titleWon', on: publishedOn.get(row.eventId) ?? row.finalOn, sourceType: 'entry', sourceId: row.entryId, fields: { person: row.personId, title: row.award }, label })
    } else if (row.rank !== null && row.rules.format === 'individual') {
      facts.push({ kind: 'competitionAward', on: row.finalOn, sourceType: 'entry', sourceId: row.entryId, fields: { person: row.personId, tier: row.tier, place: row.rank }, label })
    }
  }
  for (const row of promoted) {
    const on = publishedOn.get(row.eventId)
    if (!on) continue
    facts.push({ kind: 'certificateObtained', on, sourceType: 'promotion', sourceId: row.entryId, fields: certificateFields(row, row.toLevel, isShortage(catalogues, on, row)), label: `${row.competitionName} · ${row.personName}` })
  }
  return facts
}

function certificateFields({ personId, employerId }: { personId: string; employerId: string | null }, level: string, shortage: boolean | undefined): Record<string, unknown> {
  return { person: personId, ...(employerId ? { employer: employerId } : {}), level, newly: true, ...(shortage === undefined ? {} : { shortage }) }
}

async function certificateFacts(db: DbOrTx, scope: Scope): Promise<FactDraft[]> {
  const [rows, catalogues] = await Promise.all([listCheckedCertificates(db, scope), listShortageCatalogues(db, scope)])
  return rows.flatMap((row): FactDraft[] => {
    const { id, personName, level, obtainedOn: on, number } = row
    if (on === null) return []
    return [{ kind: 'certificateObtained', on, sourceType: 'skillLevel', sourceId: id, fields: certificateFields(row, level, isShortage(catalogues, on, row)), label: `${personName} · ${number ?? ''}` }]
  })
}

async function studioFacts(db: DbOrTx, scope: Scope): Promise<FactDraft[]> {
  const [milestones, repeated, services, trained] = await Promise.all([listPayingMilestones(db, scope), listRepeatedApplications(db, scope), listServiceEntries(db, scope), listTrainedApprentices(db, scope)])
  const again = new Set(repeated.map(({ studioId, tier }) => `${studioId} ${tier}`))
  const recognisedBefore = new Set<string>()
  const facts = milestones.map(({ id, studioId, studioName, kind, on, tier, studioTier, data }): FactDraft => {
    const at = tier ?? studioTier
    const base = { on, sourceType: 'milestone', sourceId: id, label: studioName }
    if (kind === 'assessed') return { ...base, kind: 'studioAssessed', fields: { studio: studioId, tier: at, grade: data.grade } }
    const key = `${studioId} ${at}`
    const firstApplication = !recognisedBefore.has(key) && !again.has(key) && data.firstApplication !== false
    recognisedBefore.add(key)
    return { ...base, kind: 'studioRecognised', fields: { studio: studioId, tier: at, firstApplication } }
  })
  for (const { id, studioId, studioName, leadPersonId, on, line, data } of services) {
    if (leadPersonId === null) continue
    // Who organised it stays open where the line does not say: a person completes it, nothing is guessed.
    const organiser = typeof data.organisedByBureau === 'boolean' ? { organisedByBureau: data.organisedByBureau } : {}
    const fields = { studio: studioId, person: leadPersonId, times: 1, ...organiser }
    facts.push({ kind: 'studioService', on, sourceType: 'logEntry', sourceId: id, fields, label: `${studioName} · ${line}` })
  }
  for (const { id, studioId, studioName, personId, personName, level, on } of trained) {
    if (level === null || on === null) continue
    facts.push({ kind: 'apprenticeTrained', on, sourceType: 'apprentice', sourceId: id, fields: { studio: studioId, apprentice: personId, level }, label: `${studioName} · ${personName}` })
  }
  // A grade that the source has not stated yet is no fact.
  return facts.filter(({ kind, fields }) => kind !== 'studioAssessed' || typeof fields.grade === 'string')
}

async function registered(db: DbOrTx, scope: Scope): Promise<FactDraft[]> {
  const rows = await listRegisteredFacts(db, scope)
  return rows.map(({ id, kind, on, fact, documentNumber }) => ({ kind: kind as FactKind, on, sourceType: 'registered', sourceId: id, fields: fact, label: documentNumber }))
}

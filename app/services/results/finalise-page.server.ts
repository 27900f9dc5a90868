import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { signaturesAreUsed, findBlockers, type BlockerCode } from '#app/services/competitions/blockers.ts'
import { readCompetitionFacts } from '#app/services/competitions/competition-facts.server.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { BEFORE_PUBLISHING } from '#app/services/competitions/states.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { latestEdition } from '#db/queries/results.ts'
import { latestRecheck } from '#db/queries/rechecks.ts'
import { listSignOffs } from '#db/queries/sign-offs.ts'
import { computeRanking } from './compute-ranking.server.ts'
import { dutiesOf, SIGNING_DUTIES } from './sign-edition.server.ts'

/** The steps of one event's result, in their order; those the competition does not use are left out. */
export type FinaliseStep = 'marks' | 'recheck' | 'confirm' | 'sign' | 'announce' | 'notice' | 'publish'

/** Blockers before publishing are only of use once there is an edition they are about. */
const OF_EDITION: readonly BlockerCode[] = ['codesSealed', 'correctionOpen', ...BEFORE_PUBLISHING]

/** Where one event's result stands on its way to the public, and what is missing. Throws AppError 404. */
export async function getFinalisePage(actor: RegionActor, eventId: string, db: DbOrTx = readDb) {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const ranking = await computeRanking(db, scope)
  const { event } = ranking
  const { competition } = event
  const [edition, recheck, facts] = await Promise.all([latestEdition(db, scope), latestRecheck(db, scope), readCompetitionFacts(db, competition, [])])
  const signatures = edition === null ? [] : await listSignOffs(db, { editionId: edition.id, regionId })
  const place = { regionId, competitionId: competition.id, eventId, ...ownOrganisation(actor, competition) }
  const confirmed = event.marksLockedAt !== null && edition !== null
  const used = competition.usedSteps
  const own = facts.events.find(({ id }) => id === eventId)
  const steps: Array<{ key: FinaliseStep; done: boolean }> = [
    { key: 'marks', done: confirmed || !ranking.blockers.some(({ code }) => code === 'openMarks' || code === 'paperOpen' || code === 'unreadable') },
    ...(used.includes('recheck') ? [{ key: 'recheck' as const, done: recheck?.state === 'closed' }] : []),
    { key: 'confirm', done: confirmed },
    ...(signaturesAreUsed(facts.plan) ? [{ key: 'sign' as const, done: signatures.length >= SIGNING_DUTIES.length }] : []),
    ...(used.includes('appeal') ? [{ key: 'announce' as const, done: confirmed && edition.provisionalAt !== null && !own?.appealClockRuns && own?.openAppeals === 0 }] : []),
    ...(used.includes('publicNotice') ? [{ key: 'notice' as const, done: (own?.notices ?? 0) > 0 && own?.noticesRunning === 0 && own.openObjections === 0 }] : []),
    { key: 'publish', done: edition?.state === 'published' },
  ]
  const signable = edition?.state === 'confirmed' && confirmed
  return {
    competition: { id: competition.id, name: competition.name, nameEn: competition.nameEn, state: competition.state },
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division, rules: { parts: event.rules.parts, metrics: event.rules.metrics, awards: event.rules.awards } },
    steps,
    /** While nothing is confirmed the ranking's own blockers count; afterwards those of the edition. */
    rankingBlockers: confirmed ? [] : ranking.blockers,
    names: Object.fromEntries(ranking.field.map(({ id, name, number }) => [id, { name, number }])),
    editionBlockers: confirmed && edition.state !== 'published' ? findBlockers(OF_EDITION, facts).filter((blocker) => blocker.event?.id === eventId) : [],
    edition: edition && { number: edition.edition, state: edition.state, outputHash: edition.outputHash, provisionalAt: edition.provisionalAt, provisionalByName: edition.provisionalByName, current: confirmed },
    openItems: own?.openItems ?? 0,
    usesSignatures: signaturesAreUsed(facts.plan),
    usesAppeal: used.includes('appeal'),
    usesRecheck: used.includes('recheck'),
    signatures: SIGNING_DUTIES.map((duty) => {
      const given = signatures.find((signature) => signature.duty === duty)
      return { duty, byName: given?.signedByName ?? null, at: given?.createdAt ?? null, maySign: Boolean(signable) && !given && !signatures.some(({ signedBy }) => signedBy === actor.userId) && dutiesOf(actor, { competitionId: competition.id, eventId }).includes(duty) }
    }),
    may: {
      recheck: hasPermissionAt(actor, 'recheck:work', place),
      announce: competition.state === 'provisional' && Boolean(signable) && edition?.provisionalAt === null && hasPermissionAt(actor, 'result:publish', place),
    },
  }
}

export type FinalisePage = Awaited<ReturnType<typeof getFinalisePage>>

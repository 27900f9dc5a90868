import type { RegionActor } from '#app/auth/actor.ts'
import { newVerifyCode } from '#app/lib/codes.server.ts'
import { settings } from '#app/lib/env.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { paths } from '#app/lib/paths.ts'
import { AwardCertificatePayload, payloadHash } from '#certificates/payload.ts'
import { listMissingCharacters } from '#certificates/templates/honour-certificate.ts'
import { readDb, type Tx } from '#db/client.ts'
import { enqueueJob } from '#db/jobs/enqueue-job.ts'
import {
  findBatchOfEdition, getPublishedForIssue, insertBatch, insertCertificates, listAwarded, listStandingCertificates, setBatchJob, takeSerials, updateCertificateStatus,
} from '#db/queries/certificates.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { recordEvent } from '../audit/record-event.server.ts'
import { today } from '../clock.server.ts'
import { runCommand } from '../command.server.ts'
import { formatCertificateNumber } from './certificate-number.ts'
import { DRAW_JOB } from './draw-batch.server.ts'
import { certificateFonts } from './fonts.server.ts'
import { planIssue, type AwardedPerson, type IssuePlan, type StandingCertificate } from './plan-issue.ts'

/** Kind and number series of award certificates. */
export const HONOUR = 'honour'

export type IssueRefusal = 'notPublished' | 'correctionOpen' | 'alreadyIssued' | 'nothingToIssue' | 'missingCharacters'

type Published = NonNullable<Awaited<ReturnType<typeof getPublishedForIssue>>>

/** What issuing from the published edition would do now, and why it cannot be done; read by the page and again inside the act. */
export async function previewIssue(db: Tx | typeof readDb, scope: { regionId: string; eventId: string }): Promise<Outcome<IssueRefusal, { published: Published; plan: IssuePlan }>> {
  const published = await getPublishedForIssue(db, scope)
  if (!published) return fail('notPublished')
  if (published.event.marksLockedAt === null) return fail('correctionOpen')
  if (await findBatchOfEdition(db, { regionId: scope.regionId, editionId: published.edition.id, kind: HONOUR })) return fail('alreadyIssued')
  const [awarded, standing] = await Promise.all([listAwarded(db, { regionId: scope.regionId, editionId: published.edition.id }), listStandingCertificates(db, scope)])
  const people = awarded.map((row): AwardedPerson => {
    const person = published.edition.people[row.entryId]
    return { entryId: row.entryId, personId: row.personId, rank: row.rank, award: row.award ?? '', name: person?.name ?? '', organisation: person?.organisation ?? '' }
  })
  const plan = planIssue({
    competitionName: published.competition.name,
    eventName: published.event.name,
    division: published.event.division,
    awards: published.rules.awards,
    people,
    standing: standing.map(({ id, entryId, number, payload }): StandingCertificate => ({ id, entryId, number, payload: payload as AwardCertificatePayload })),
  })
  if (plan.issue.length + plan.revoke.length === 0) return fail('nothingToIssue')
  return done({ published, plan })
}

/**
 * Issues the certificates of an event's published edition in one act: numbers, codes and frozen payloads are fixed here, in one
 * transaction; a job then draws the bytes. A later edition replaces the certificates it changes and revokes those whose award is gone.
 * `missingCharacters` names each text that no font can draw, before anything is numbered.
 *
 * @throws AppError 404 for another region's event
 */
export async function issueCertificates({ actor, eventId, idempotencyKey }: { actor: RegionActor; eventId: string; idempotencyKey: string }): Promise<Outcome<IssueRefusal, { batchId: string; jobId: string; issued: number; revoked: number }>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'issueCertificates', idempotencyKey, input: { eventId } }, async (tx) => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const preview = await previewIssue(tx, scope)
    if (!preview.ok) return preview
    const { published, plan } = preview.value
    const day = await today(tx)
    const year = Number(day.slice(0, 4))

    const first = await takeSerials(tx, { regionId: actor.regionId, series: HONOUR, year, count: plan.issue.length })
    const drafts = plan.issue.map((planned, at) => ({ ...planned, ...payloadFor(published, planned, { year, serial: first + at, day }) }))
    const fonts = certificateFonts()
    const missing = drafts.flatMap(({ payload }) => listMissingCharacters(payload, fonts).map(({ text, characters }) => ({ text, characters: characters.join('') })))
    if (missing.length > 0) return fail('missingCharacters', { missing })

    const batch = await insertBatch(tx, { regionId: actor.regionId, eventId, editionId: published.edition.id, kind: HONOUR, total: drafts.length, issuedBy: actor.userId })
    const rows = await insertCertificates(
      tx,
      drafts.map(({ person, payload, serial, verifyCode, replaces }) => ({
        regionId: actor.regionId, batchId: batch.id, kind: HONOUR, series: HONOUR, year, serial, number: payload.number, verifyCode,
        personId: person.personId, entryId: person.entryId, editionId: published.edition.id, payload, payloadHash: payloadHash(payload),
        replacesId: replaces?.id ?? null, issuedBy: actor.userId,
      })),
    )
    for (const row of rows) {
      if (row.replacesId) await supersede(tx, actor, row.replacesId, published.edition.edition, row.id)
    }
    for (const gone of plan.revoke) await supersede(tx, actor, gone.id, published.edition.edition, null)
    const job = await enqueueJob(tx, { kind: DRAW_JOB, dedupeKey: batch.id, payload: { batchId: batch.id }, regionId: actor.regionId })
    await setBatchJob(tx, { batchId: batch.id, jobId: job.id })
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: 'certificatesIssued', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId },
      data: {
        batchId: batch.id, editionId: published.edition.id, edition: published.edition.edition,
        issued: rows.map(({ number, entryId, payloadHash: hash, replacesId }) => ({ number, entryId, payloadHash: hash, ...(replacesId ? { replacesId } : {}) })),
        kept: plan.keep.map(({ number }) => number), revoked: plan.revoke.map(({ number }) => number),
      },
    })
    return done({ batchId: batch.id, jobId: job.id, issued: rows.length, revoked: plan.revoke.length })
  })
}

async function supersede(tx: Tx, actor: RegionActor, certificateId: string, edition: number, replacedById: string | null): Promise<void> {
  await updateCertificateStatus(tx, {
    certificateId, regionId: actor.regionId, from: ['valid', 'suspended'], to: replacedById ? 'replaced' : 'revoked',
    reason: `成绩更正，见第${edition}版`, by: actor.userId, ...(replacedById ? { replacedById } : {}),
  })
}

function payloadFor({ edition, competition, region }: Published, { content, replaces }: IssuePlan['issue'][number], { year, serial, day }: { year: number; serial: number; day: string }) {
  const verifyCode = newVerifyCode()
  const payload = AwardCertificatePayload.parse({
    schema: 1, kind: HONOUR, design: 'classic', language: 'zh-CN',
    number: formatCertificateNumber(region.settings.certificateNumberPattern, year, serial),
    ...content,
    honorific: '同志',
    issuerNames: [region.settings.issuerName || region.name],
    issuedOn: day,
    verifyUrl: publicOrigin() + paths.verify(verifyCode),
    verifyCode,
    demo: settings().demo,
    competitionId: competition.id,
    editionId: edition.id,
    ...(replaces ? { replaces: replaces.number } : {}),
  })
  return { payload, serial, verifyCode }
}

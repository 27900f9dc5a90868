import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { drawBatch } from '#app/services/certificates/draw-batch.server.ts'
import { changeCertificateStatus, replaceCertificate } from '#app/services/certificates/change-certificate.server.ts'
import { comparePlace, issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { honour } from '#app/services/certificates/kinds/edition-kinds.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { saveGrid } from '#app/services/marks/save-grid.server.ts'
import { computeRanking } from '#app/services/results/compute-ranking.server.ts'
import { confirmResult } from '#app/services/results/confirm-result.server.ts'
import { openCorrection } from '#app/services/results/correct-result.server.ts'
import { publishResult } from '#app/services/results/publish-result.server.ts'
import { readDb } from '#db/client.ts'
import { listField } from '#db/queries/field.ts'
import { listEventMarks } from '#db/queries/marks.ts'
import { took, type SeededContest } from './demo-contests.ts'

export interface ResultActors {
  officer: RegionActor
  leader: RegionActor
}

/** Confirms and publishes, corrects one mark where the plan says so, issues and draws the certificates, archives. */
export async function finishContest({ officer, leader }: ResultActors, seeded: SeededContest): Promise<void> {
  const { plan, eventId, competitionId } = seeded
  let edition = await confirm(officer, eventId)
  if (plan.stage === 'confirmed') return
  took(await publishResult({ actor: leader, idempotencyKey: randomUUID(), eventId, edition }))
  if (plan.certificates) await issue(officer, eventId)
  if (plan.corrected) {
    await correct(officer, eventId)
    edition = await confirm(officer, eventId)
    took(await publishResult({ actor: leader, idempotencyKey: randomUUID(), eventId, edition }))
    if (plan.certificates) await followCorrection(officer, eventId, edition)
  }
  if (plan.stage === 'archived') took(await changeState({ actor: officer, idempotencyKey: randomUUID(), competitionId, action: 'archive', reason: null }))
}

async function confirm(officer: RegionActor, eventId: string): Promise<number> {
  const ranking = await computeRanking(readDb, { eventId, regionId: officer.regionId })
  if (!ranking.result) throw new Error('The demonstration has no result to confirm.')
  return took(await confirmResult({ actor: officer, idempotencyKey: randomUUID(), eventId, seenOutputHash: ranking.result.outputHash })).edition
}

/** A mark of the third that was copied wrongly from the paper: it moves ranks, and with them an award and its certificate. */
async function correct(officer: RegionActor, eventId: string): Promise<void> {
  const scope = { eventId, regionId: officer.regionId }
  const ranking = await computeRanking(readDb, scope)
  const third = ranking.result?.output.standings.find((standing) => standing.rank === 3)
  const field = await listField(readDb, scope)
  const entry = field.find((candidate) => candidate.id === third?.id)
  const cell = (await listEventMarks(readDb, scope)).find((mark) => mark.entryId === entry?.id && mark.key === 'practical' && mark.kind === 'part')
  if (!entry || !cell || cell.value === null) return
  took(await openCorrection({ actor: officer, idempotencyKey: randomUUID(), eventId, reason: `复核发现 ${entry.number} 号选手实操成绩誊录有误` }))
  const value = cell.value - 650
  const text = `${Math.floor(value / 100)}.${String(value % 100).padStart(2, '0')}`
  took(await saveGrid({ actor: officer, eventId, idempotencyKey: randomUUID(), cells: [{ entryId: entry.id, column: 'part:practical', text, absentJudge: false, baseVersion: cell.version }], statuses: [] }))
}

async function issue(officer: RegionActor, eventId: string): Promise<void> {
  const outcome = await issueCertificates({ actor: officer, kind: honour, eventId, idempotencyKey: randomUUID() })
  if (!outcome.ok && outcome.reason === 'nothingToIssue') return
  await drawBatch(took(outcome).batchId)
}

/** What the officer decides after a correction: each certificate that says something else is replaced or revoked, and who is new gets one. */
async function followCorrection(officer: RegionActor, eventId: string, edition: number): Promise<void> {
  const reason = `成绩更正，见第${edition}版`
  const { plan } = await comparePlace(readDb, honour, { regionId: officer.regionId, eventId })
  for (const { standing } of plan.changed) {
    const replaced = took(await replaceCertificate({ actor: officer, certificateId: standing.id, reason, idempotencyKey: randomUUID() }))
    await drawBatch(replaced.batchId)
  }
  for (const { id } of plan.gone) took(await changeCertificateStatus({ actor: officer, certificateId: id, act: 'revoke', reason, idempotencyKey: randomUUID() }))
  await issue(officer, eventId)
}

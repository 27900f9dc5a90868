import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { drawBatch } from '#app/services/certificates/draw-batch.server.ts'
import { issueCertificates } from '#app/services/certificates/issue-certificates.server.ts'
import { judgeAppointment } from '#app/services/certificates/kinds/appointment-kinds.server.ts'
import { participation, promotionProof } from '#app/services/certificates/kinds/edition-kinds.server.ts'
import type { CertificateKind } from '#app/services/certificates/kinds/kind.ts'
import { studioPlaque } from '#app/services/certificates/kinds/studio-plaque.server.ts'
import { draftAwardNotice } from '#app/services/documents/award-notice.server.ts'
import { took, type SeededContest } from './demo-contests.ts'

/** Certificates of the other kinds and the draft of an award notice, so that every page of documents has something to look at. */
export async function issueDemoDocuments(officer: RegionActor, { published, judged }: { published: SeededContest; judged: SeededContest }): Promise<void> {
  const issue = async (kind: CertificateKind, eventId: string | null) => {
    const outcome = await issueCertificates({ actor: officer, kind, eventId, idempotencyKey: randomUUID() })
    // Which studios and promotions there are is another part's business.
    if (outcome.ok || outcome.reason === 'missingCharacters') await drawBatch(took(outcome).batchId)
  }
  await issue(promotionProof, published.eventId)
  await issue(participation, published.eventId)
  await issue(judgeAppointment, judged.eventId)
  await issue(studioPlaque, null)
  took(await draftAwardNotice({ actor: officer, competitionId: published.competitionId, idempotencyKey: randomUUID() }))
}

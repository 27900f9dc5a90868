import type { RegionActor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import type { AwardCertificatePayload } from '#certificates/payload.ts'
import { readDb } from '#db/client.ts'
import { listEventBatches, listEventCertificates } from '#db/queries/certificates.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listMissingCharacters } from '#certificates/templates/honour-certificate.ts'
import { HONOUR, previewIssue, type IssueRefusal } from './issue-certificates.server.ts'
import { certificateFonts } from './fonts.server.ts'

/** One certificate as the officer's list shows it. */
export interface CertificateLine {
  id: string
  number: string
  name: string
  organisation: string
  award: string
  edition: number | null
  status: 'valid' | 'suspended' | 'revoked' | 'replaced'
  statusReason: string | null
  issuedOn: string
  drawn: boolean
  verifyCode: string
}

/** The certificates of an event: what has been issued, what issuing now would do, and what stands in its way. */
export async function getCertificatesPage(actor: RegionActor, eventId: string) {
  const scope = { regionId: actor.regionId, eventId }
  const event = await requireEvent(readDb, scope)
  const [certificates, batches, preview] = await Promise.all([listEventCertificates(readDb, scope), listEventBatches(readDb, scope), previewIssue(readDb, scope)])
  return {
    event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
    competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn, state: event.competition.state },
    mayIssue: hasPermission(actor, 'certificate:issue'),
    mayRevoke: hasPermission(actor, 'certificate:revoke'),
    mayPrintCodes: hasPermission(actor, 'activation:issue'),
    certificates: certificates.map((row): CertificateLine => {
      const payload = row.payload as AwardCertificatePayload
      return {
        id: row.id, number: row.number, name: payload.recipientName, organisation: payload.organisation ?? '', award: payload.awardTitle, edition: row.edition,
        status: row.status, statusReason: row.statusReason, issuedOn: payload.issuedOn, drawn: row.drawn, verifyCode: row.verifyCode,
      }
    }),
    batches: batches.map((batch) => ({ ...batch, createdAt: batch.createdAt.toISOString() })),
    issue: preview.ok
      ? {
          ok: true as const,
          edition: preview.value.published.edition.edition,
          issue: preview.value.plan.issue.map(({ person, content, replaces }) => ({ entryId: person.entryId, name: person.name, award: content.awardTitle, replaces: replaces?.number ?? null })),
          keep: preview.value.plan.keep.length,
          revoke: preview.value.plan.revoke.map(({ number, payload }) => ({ number, name: payload.recipientName })),
          undrawable: preview.value.plan.issue.flatMap(({ content }) => undrawable(content)),
        }
      : { ok: false as const, reason: preview.reason satisfies IssueRefusal },
  }
}

export type CertificatesPage = Awaited<ReturnType<typeof getCertificatesPage>>

/** Characters that no font can draw, told before anybody presses the button. */
function undrawable(content: Pick<AwardCertificatePayload, 'recipientName' | 'organisation' | 'bodyText' | 'awardTitle'>): Array<{ text: string; characters: string }> {
  const fonts = certificateFonts()
  const sample = {
    ...content, schema: 1 as const, kind: HONOUR as 'honour', design: 'classic' as const, language: 'zh-CN' as const, number: 'A-1', honorific: '同志', issuerNames: ['人'], issuedOn: '2026-01-01',
    verifyUrl: 'https://example.org/verify/x', demo: false, competitionId: 'x', editionId: 'x',
  }
  return listMissingCharacters(sample, fonts).map(({ text, characters }) => ({ text, characters: characters.join('') }))
}

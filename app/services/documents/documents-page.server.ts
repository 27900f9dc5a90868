import { hasPermission, type RegionActor } from '#app/auth/actor.ts'
import { OfficialDocument } from '#certificates/notices/payload.ts'
import { readDb } from '#db/client.ts'
import { findRequestPlace } from '#db/queries/studio-requests.ts'
import { getOfficialDocument, listNoticeableCompetitions, listOfficialDocuments } from '#db/queries/official-documents.ts'
import type { NoticeValues } from './edit-notice.server.ts'
import { writeBody } from './notice-text.ts'

/** The notices of a region, and the competitions a new one can be drawn up for. */
export async function getDocumentsPage(actor: RegionActor) {
  const [rows, competitions] = await Promise.all([listOfficialDocuments(readDb, { regionId: actor.regionId }), listNoticeableCompetitions(readDb, { regionId: actor.regionId })])
  return {
    mayWrite: hasPermission(actor, 'certificate:issue'),
    competitions: competitions.map(({ id, name, nameEn }) => ({ id, name, nameEn })),
    notices: rows.map(({ document, competitionName, createdByName }) => ({
      id: document.id, title: document.title, documentNumber: document.documentNumber, state: document.state, competitionName: competitionName ?? '', createdByName,
      at: (document.issuedAt ?? document.updatedAt).toISOString(),
    })),
  }
}

export type NoticeLine = Awaited<ReturnType<typeof getDocumentsPage>>['notices'][number]

/** One notice with what can be typed into it; null when it is not one of this region. */
export async function getNoticePage(actor: RegionActor, documentId: string) {
  const row = await getOfficialDocument(readDb, { documentId, regionId: actor.regionId })
  if (!row || row.state === 'discarded') return null
  const payload = OfficialDocument.parse(row.payload)
  const [attachment] = payload.attachments
  return {
    id: row.id, version: row.version, state: row.state, title: row.title, documentNumber: row.documentNumber, payloadHash: row.payloadHash, issuedAt: row.issuedAt?.toISOString() ?? null,
    mayWrite: row.state === 'draft' && hasPermission(actor, 'certificate:issue'),
    /** The application whose recognition issues it. */
    recognises: row.studioRequestId === null ? null : await findRequestPlace(readDb, { regionId: actor.regionId, requestId: row.studioRequestId }),
    rows: attachment?.rows.length ?? 0,
    values: {
      title: payload.title, issuerMark: payload.issuerMark, prefix: payload.documentNumber.prefix, year: payload.documentNumber.year, number: payload.documentNumber.number, addressee: payload.addressee ?? '',
      body: writeBody(payload.body), attachmentTitle: attachment?.title ?? '', issuedOn: payload.issuedOn, note: payload.note ?? '', copyTo: payload.imprint.copyTo ?? '', printedBy: payload.imprint.printedBy,
    } satisfies NoticeValues,
  }
}

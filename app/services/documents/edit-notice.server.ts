import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, regionChain } from '#app/services/audit/record-event.server.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { renderOfficialDocumentDocx } from '#certificates/docx/official-document.ts'
import { MissingGlyphError } from '#certificates/fonts/font-set.ts'
import { documentHash, documentNumberText, OfficialDocument } from '#certificates/notices/payload.ts'
import { renderOfficialDocument } from '#certificates/notices/render-document.ts'
import { readDb, type Tx } from '#db/client.ts'
import { getOfficialDocument, numberIsTaken, updateDraft, type OfficialDocumentRow } from '#db/queries/official-documents.ts'
import { readBody } from './notice-text.ts'

/** What an office changes in a draft. The tables of the attachments are the editions' and stay. */
export interface NoticeValues {
  title: string
  issuerMark: string
  prefix: string
  year: number
  number: number
  addressee: string
  body: string
  attachmentTitle: string
  issuedOn: string
  note: string
  copyTo: string
  printedBy: string
}

export interface NoticeAct {
  actor: RegionActor
  documentId: string
  version: number
  idempotencyKey: string
}

export type NoticeRefusal = 'conflict' | 'notDraft' | 'unprintable' | 'numberTaken' | 'missingCharacters' | 'issuedByRecognition'

const chainOf = (row: OfficialDocumentRow) => (row.competitionId === null ? regionChain(row.regionId) : ({ type: 'competition', id: row.competitionId } as const))

/** The draft with what was typed; null when something in it cannot be printed as typed (too long, invisible characters). */
function withValues(before: OfficialDocument, values: NoticeValues): OfficialDocument | null {
  const [attachment, ...others] = before.attachments
  const { addressee: _, note: __, ...rest } = before
  const parsed = OfficialDocument.safeParse({
    ...rest,
    title: values.title,
    issuerMark: values.issuerMark,
    documentNumber: { prefix: values.prefix, year: values.year, number: values.number },
    ...(values.addressee ? { addressee: values.addressee.replace(/[：:]$/u, '') } : {}),
    body: readBody(values.body),
    attachments: attachment ? [{ ...attachment, title: values.attachmentTitle }, ...others] : [],
    issuedOn: values.issuedOn,
    ...(values.note ? { note: values.note.replace(/^（|）$/gu, '') } : {}),
    imprint: { ...(values.copyTo ? { copyTo: values.copyTo } : {}), printedBy: values.printedBy, printedOn: values.issuedOn },
  })
  return parsed.success ? parsed.data : null
}

async function openDraft(tx: Tx, { actor, documentId, version }: Omit<NoticeAct, 'idempotencyKey'>): Promise<Outcome<'conflict' | 'notDraft', OfficialDocumentRow>> {
  const row = required(await getOfficialDocument(tx, { documentId, regionId: actor.regionId }))
  if (row.state !== 'draft') return fail('notDraft')
  return row.version === version ? done(row) : fail('conflict')
}

/** Saves a draft over the version its writer saw. */
export async function saveNotice({ values, ...act }: NoticeAct & { values: NoticeValues }): Promise<Outcome<NoticeRefusal, { version: number }>> {
  const { actor, documentId, version } = act
  required(await getOfficialDocument(readDb, { documentId, regionId: actor.regionId }))
  return runCommand({ actor, name: 'documents.saveNotice', idempotencyKey: act.idempotencyKey, input: { documentId, version, values } }, async (tx) => {
    const open = await openDraft(tx, act)
    if (!open.ok) return open
    const payload = withValues(OfficialDocument.parse(open.value.payload), values)
    if (!payload) return fail('unprintable')
    const saved = await updateDraft(tx, { documentId, regionId: actor.regionId, version }, { payload, title: payload.title, documentNumber: documentNumberText(payload) })
    if (!saved) return fail('conflict')
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'noticeEdited', subject: { type: 'officialDocument', id: documentId }, chain: chainOf(saved), data: { title: payload.title } })
    return done({ version: saved.version })
  })
}

/**
 * Issues a draft: from then on its words are frozen under their hash, and its number is used. A text that no font can draw stops it with the
 * character named.
 */
export async function issueNotice(act: NoticeAct): Promise<Outcome<NoticeRefusal, { documentNumber: string }>> {
  const { actor, documentId, version } = act
  const known = required(await getOfficialDocument(readDb, { documentId, regionId: actor.regionId }))
  const missing = await missingIn(OfficialDocument.parse(known.payload))
  if (missing) return fail('missingCharacters', { characters: missing })
  return runCommand({ actor, name: 'documents.issueNotice', idempotencyKey: act.idempotencyKey, input: { documentId, version } }, async (tx) => {
    // A recognition's document is issued by the recognition, in one act with everything that rests on it.
    return known.studioRequestId === null ? issueDraftIn(tx, act) : fail('issuedByRecognition')
  })
}

/** Issues a draft inside an act's transaction; the audit event is its last write. */
export async function issueDraftIn(tx: Tx, { actor, documentId, version }: Omit<NoticeAct, 'idempotencyKey'>): Promise<Outcome<NoticeRefusal, { documentNumber: string }>> {
  const open = await openDraft(tx, { actor, documentId, version })
  if (!open.ok) return open
  const payload = OfficialDocument.parse(open.value.payload)
  const documentNumber = documentNumberText(payload)
  if (await numberIsTaken(tx, { regionId: actor.regionId, documentNumber })) return fail('numberTaken')
  const payloadHash = documentHash(payload)
  const issued = await updateDraft(tx, { documentId, regionId: actor.regionId, version }, { state: 'issued', payloadHash, issuedBy: actor.userId, issuedAt: await databaseNow(tx) })
  if (!issued) return fail('conflict')
  await recordEvent(tx, {
    actor, regionId: actor.regionId, kind: 'noticeIssued', subject: { type: 'officialDocument', id: documentId }, chain: chainOf(issued), data: { title: payload.title, documentNumber, payloadHash, editionIds: issued.editionIds },
  })
  return done({ documentNumber })
}

/** Throws a draft away; an issued document stays for ever. */
export async function discardNotice(act: NoticeAct): Promise<Outcome<NoticeRefusal>> {
  const { actor, documentId, version } = act
  required(await getOfficialDocument(readDb, { documentId, regionId: actor.regionId }))
  return runCommand({ actor, name: 'documents.discardNotice', idempotencyKey: act.idempotencyKey, input: { documentId, version } }, async (tx) => {
    const open = await openDraft(tx, act)
    if (!open.ok) return open
    if (!(await updateDraft(tx, { documentId, regionId: actor.regionId, version }, { state: 'discarded' }))) return fail('conflict')
    await recordEvent(tx, { actor, regionId: actor.regionId, kind: 'noticeDiscarded', subject: { type: 'officialDocument', id: documentId }, chain: chainOf(open.value), data: { title: open.value.title } })
    return done()
  })
}

/** Characters of a document that no font can draw; null when there are none. */
export async function missingIn(payload: OfficialDocument): Promise<string | null> {
  try {
    await renderOfficialDocument(payload, certificateFonts())
    return null
  } catch (error) {
    if (error instanceof MissingGlyphError) return error.characters.join('')
    throw error
  }
}

/** A notice as a file, draft or issued; null when it is not one of this region. */
export async function drawNotice(actor: RegionActor, documentId: string, format: 'pdf' | 'docx'): Promise<{ name: string; bytes: Buffer } | null> {
  const row = await getOfficialDocument(readDb, { documentId, regionId: actor.regionId })
  if (!row) return null
  const payload = OfficialDocument.parse(row.payload)
  return { name: `${payload.title}.${format}`, bytes: format === 'pdf' ? await renderOfficialDocument(payload, certificateFonts()) : renderOfficialDocumentDocx(payload) }
}

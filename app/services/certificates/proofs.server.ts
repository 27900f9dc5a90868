import { createHash } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { describeIssued } from '#certificates/describe-issued.ts'
import { renderIssued } from '#certificates/issued-document.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { countProofs, getProof, insertProofs, listProofs, moveProof, supersedeProofs, type ProofRow } from '#db/queries/certificate-proofs.ts'
import { requireEvent } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { recordEvent } from '../audit/record-event.server.ts'
import { runCommand } from '../command.server.ts'
import { composeDraft } from './compose-payload.server.ts'
import { certificateFonts } from './fonts.server.ts'
import { comparePlace, paperFrame } from './issue-certificates.server.ts'
import { CERTIFICATE_KINDS } from './kinds/kinds.server.ts'
import type { CertificateKind, Source, Subject } from './kinds/kind.ts'
import { contentText } from './plan-issue.ts'
import { loadSealImage } from './seal-image.server.ts'

const hashOf = (content: object): string => createHash('sha256').update(contentText(content)).digest('hex')

/** What the officer sees of the proofs: how many stand where, whom they wait for, and what was reported. */
export async function getProofsPanel(actor: RegionActor, kind: CertificateKind, source: Source, fresh: readonly Subject[]) {
  if (!source.edition) return null
  const of = { regionId: actor.regionId, editionId: source.edition.id, kind: kind.kind }
  const [counts, rows] = await Promise.all([countProofs(readDb, of), listProofs(readDb, of)])
  const known = new Set(rows.map(({ proof }) => `${proof.entryId}:${proof.contentHash}`))
  return {
    counts,
    unasked: fresh.filter(({ entryId, content }) => !known.has(`${entryId}:${hashOf(content)}`)).length,
    waiting: rows.filter(({ proof }) => proof.state === 'asked').map(({ proof, number, name }) => ({ id: proof.id, number, name })),
    reported: rows.filter(({ proof }) => proof.state === 'reported').map(({ proof, number, name }) => ({ id: proof.id, number, name, answer: proof.answer ?? '' })),
  }
}

export type ProofsPanel = NonNullable<Awaited<ReturnType<typeof getProofsPanel>>>

/**
 * Asks everybody who is due a certificate to check what it will say. Who was asked for the same words before is not asked again; proofs of
 * other words count no more.
 */
export async function askForProofs({ actor, kind, eventId, idempotencyKey }: { actor: RegionActor; kind: CertificateKind; eventId: string; idempotencyKey: string }): Promise<Outcome<'nothingToAsk', { asked: number }>> {
  const scope = { regionId: actor.regionId, eventId }
  const { competitionId } = await requireEvent(readDb, scope)
  return runCommand({ actor, name: 'certificates.askForProofs', idempotencyKey, input: { eventId, kind: kind.kind } }, async (tx) => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const { source, plan } = await comparePlace(tx, kind, scope)
    const { edition } = source
    if (source.refusal || !edition || plan.fresh.length === 0) return fail('nothingToAsk')
    const values = plan.fresh.flatMap(({ entryId, personId, content }) =>
      entryId === null || personId === null ? [] : [{ regionId: actor.regionId, eventId, editionId: edition.id, kind: kind.kind, entryId, personId, content, contentHash: hashOf(content), askedBy: actor.userId }],
    )
    await supersedeProofs(tx, { regionId: actor.regionId, eventId, kind: kind.kind, keep: values.map(({ contentHash }) => contentHash) })
    const asked = await insertProofs(tx, values)
    if (asked === 0) return fail('nothingToAsk')
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: 'certificateProofsAsked', subject: { type: 'event', id: eventId }, chain: { type: 'competition', id: competitionId },
      data: { certificateKind: kind.kind, edition: edition.number, asked },
    })
    return done({ asked })
  })
}

async function competitionOf(db: DbOrTx, proof: ProofRow): Promise<string> {
  return (await requireEvent(db, { regionId: proof.regionId, eventId: proof.eventId })).competitionId
}

/** The holder's answer: confirmed, or a mistake with its description. A reported mistake may still be confirmed after all, and the other way round, until it is settled. */
export async function answerProof({ actor, proofId, answer, idempotencyKey }: { actor: RegionActor; proofId: string; answer: { confirmed: true } | { confirmed: false; text: string }; idempotencyKey: string }): Promise<Outcome<'proofClosed'>> {
  if (actor.personId === null) throw notFound()
  const known = required(await getProof(readDb, { proofId, regionId: actor.regionId, personId: actor.personId }))
  const competitionId = await competitionOf(readDb, known)
  return runCommand({ actor, name: 'certificates.answerProof', idempotencyKey, input: { proofId, answer } }, async (tx) => {
    await lockCompetition(tx, competitionId, 'shared')
    const moved = await moveProof(tx, {
      proofId, regionId: actor.regionId, from: ['asked', 'confirmed', 'reported'],
      set: { state: answer.confirmed ? 'confirmed' : 'reported', answer: answer.confirmed ? null : answer.text, answeredAt: new Date() },
    })
    if (!moved) return fail('proofClosed')
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: answer.confirmed ? 'certificateProofConfirmed' : 'certificateProofReported', subject: { type: 'entry', id: known.entryId }, chain: { type: 'competition', id: competitionId },
      data: { contentHash: known.contentHash, ...(answer.confirmed ? {} : { text: answer.text }) },
    })
    return done()
  })
}

/** The officer's decision about a reported mistake that needs no new edition: the words stay, with the reason the holder reads. */
export async function settleProof({ actor, proofId, eventId, reply, idempotencyKey }: { actor: RegionActor; proofId: string; eventId: string; reply: string; idempotencyKey: string }): Promise<Outcome<'proofClosed'>> {
  const known = await getProof(readDb, { proofId, regionId: actor.regionId })
  if (!known || known.eventId !== eventId) throw notFound()
  const competitionId = await competitionOf(readDb, known)
  return runCommand({ actor, name: 'certificates.settleProof', idempotencyKey, input: { proofId, reply } }, async (tx) => {
    await lockCompetition(tx, competitionId, 'shared')
    const moved = await moveProof(tx, { proofId, regionId: actor.regionId, from: ['reported'], set: { state: 'settled', reply, repliedBy: actor.userId } })
    if (!moved) return fail('proofClosed')
    await recordEvent(tx, {
      actor, regionId: actor.regionId, kind: 'certificateProofSettled', subject: { type: 'entry', id: known.entryId }, chain: { type: 'competition', id: competitionId }, data: { contentHash: known.contentHash, reply },
    })
    return done()
  })
}

async function draftOf(actor: RegionActor, proof: ProofRow) {
  const kind = required(CERTIFICATE_KINDS.find((candidate) => candidate.kind === proof.kind))
  const scope = { regionId: actor.regionId, eventId: proof.eventId }
  const source: Source = { edition: { id: proof.editionId, number: 0 }, competitionId: await competitionOf(readDb, proof), subjects: [], refusal: null }
  return composeDraft(await paperFrame(readDb, kind, source, scope, 'classic'), { content: proof.content as Record<string, unknown> })
}

/** A proof as its holder sees it: the words of the certificate, and what was answered. Null for somebody else's. */
export async function getOwnProof(actor: RegionActor, proofId: string) {
  if (actor.personId === null) return null
  const proof = await getProof(readDb, { proofId, regionId: actor.regionId, personId: actor.personId })
  if (!proof || proof.state === 'superseded') return null
  return { id: proof.id, state: proof.state, answer: proof.answer, reply: proof.reply, words: describeIssued(await draftOf(actor, proof)) }
}

/** The paper of a proof, marked as a draft. Null for somebody else's. */
export async function drawOwnProof(actor: RegionActor, proofId: string): Promise<Buffer | null> {
  if (actor.personId === null) return null
  const proof = await getProof(readDb, { proofId, regionId: actor.regionId, personId: actor.personId })
  if (!proof || proof.state === 'superseded') return null
  const draft = await draftOf(actor, proof)
  const seal = await loadSealImage(actor.regionId, draft.sealHash)
  return renderIssued(draft, certificateFonts(), { draft: true, ...(seal ? { seal } : {}) })
}

import { createHash, randomInt } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { decryptPersonal, encryptPersonal } from '#app/lib/crypto.server.ts'
import { required } from '#app/lib/errors.ts'
import { done, fail, type Outcome } from '#app/lib/outcome.ts'
import { recordEvent, type EventActor } from '#app/services/audit/record-event.server.ts'
import { databaseNow } from '#app/services/clock.server.ts'
import { runCommand } from '#app/services/command.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { lockKey } from '#db/queries/locks.ts'
import { answerObjectionRow, getNotice, getObjection, getObjectionByReceipt, getPublicNotice, insertObjection } from '#db/queries/notices.ts'
import { noticeChain, noticeStateAt } from './notice-content.ts'

/** Whoever has no account. The name they may give stands in the objection and not in the audit record. */
const PUBLIC_ACTOR: EventActor = { userId: null, displayName: '公众' }

// Without the characters that are mistaken for one another on paper.
const RECEIPT_SIGNS = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'
const RECEIPT_LENGTH = 12

export interface FileObjection {
  idempotencyKey: string
  noticeId: string
  text: string
  name: string | null
  contact: string | null
}

export type FileObjectionRefusal = 'periodOver' | 'withdrawn'

/**
 * Takes an objection in from anybody, with or without a name, until the closing minute by the database clock. The receipt code is shown
 * once; its holder reads the answer with it. The contact is encrypted and in nobody's list.
 */
export async function fileObjection({ idempotencyKey, noticeId, text, name, contact }: FileObjection): Promise<Outcome<FileObjectionRefusal, { receipt: string }>> {
  const { notice: known } = required(await getPublicNotice(readDb, { noticeId }))
  const receipt = Array.from({ length: RECEIPT_LENGTH }, () => RECEIPT_SIGNS[randomInt(RECEIPT_SIGNS.length)]).join('')
  return runCommand({ actor: PUBLIC_ACTOR, name: 'notices.object', idempotencyKey, input: { noticeId, text, name, contact } }, async (tx): Promise<Outcome<FileObjectionRefusal, { receipt: string }>> => {
    await lockKey(tx, `notice:${noticeId}`, 'shared')
    const { notice } = required(await getPublicNotice(tx, { noticeId }))
    const state = noticeStateAt(notice, await databaseNow(tx))
    if (state !== 'open') return fail(state === 'withdrawn' ? 'withdrawn' : 'periodOver')
    const objectionId = await insertObjection(tx, {
      regionId: known.regionId, noticeId, text, filedByName: name, receiptHash: receiptHash(receipt),
      contactCipher: contact === null ? null : encryptPersonal('contact', contact),
    })
    await recordEvent(tx, {
      actor: PUBLIC_ACTOR, regionId: known.regionId, kind: 'objectionFiled', subject: { type: 'objection', id: objectionId }, chain: noticeChain(notice),
      data: { noticeId, named: name !== null, contactGiven: contact !== null },
    })
    return done({ receipt })
  })
}

/** What became of an objection, for whoever holds its receipt; null for any other code. */
export async function readReceipt({ noticeId, receipt }: { noticeId: string; receipt: string }, db: DbOrTx = readDb) {
  const clean = receipt.toUpperCase().replace(/[^0-9A-Z]/g, '').slice(0, 40)
  if (clean.length !== RECEIPT_LENGTH || !(await getPublicNotice(db, { noticeId }))) return null
  return getObjectionByReceipt(db, { noticeId, receiptHash: receiptHash(clean) })
}

export interface AnswerObjection {
  actor: RegionActor
  idempotencyKey: string
  noticeId: string
  objectionId: string
  baseVersion: number
  state: 'upheld' | 'dismissed'
  answer: string
}

export type AnswerObjectionRefusal = 'alreadyAnswered'

/** Writes the bureau's answer to an objection: it is final, and the holder of the receipt reads it at once. */
export async function answerObjection({ actor, idempotencyKey, noticeId, objectionId, baseVersion, state, answer }: AnswerObjection): Promise<Outcome<AnswerObjectionRefusal>> {
  const { regionId } = actor
  return runCommand({ actor, name: 'notices.answer', idempotencyKey, input: { noticeId, objectionId, baseVersion, state, answer } }, async (tx): Promise<Outcome<AnswerObjectionRefusal>> => {
    await lockKey(tx, `notice:${noticeId}`)
    const notice = required(await getNotice(tx, { noticeId, regionId }))
    const objection = required(await getObjection(tx, { objectionId, noticeId, regionId }))
    const written = await answerObjectionRow(tx, { objectionId: objection.id, regionId, baseVersion }, { state, answer, by: actor.userId, byName: actor.displayName })
    if (!written) return fail('alreadyAnswered', { by: objection.answeredByName ?? '' })
    await recordEvent(tx, { actor, regionId, kind: 'objectionAnswered', subject: { type: 'objection', id: objection.id }, chain: noticeChain(notice), data: { noticeId, state, answer } })
    return done()
  })
}

/** The contact of an objector, for the person who answers; the look is recorded. Null when none was given. */
export async function revealObjectionContact({ actor, idempotencyKey, noticeId, objectionId, reason }: { actor: RegionActor; idempotencyKey: string; noticeId: string; objectionId: string; reason: string }): Promise<string | null> {
  const { regionId } = actor
  const notice = required(await getNotice(readDb, { noticeId, regionId }))
  const objection = required(await getObjection(readDb, { objectionId, noticeId, regionId }))
  if (objection.contactCipher === null) return null
  await runCommand({ actor, name: 'notices.revealContact', idempotencyKey, input: { objectionId, reason } }, async (tx) => {
    await recordEvent(tx, { actor, regionId, kind: 'objectionContactRevealed', subject: { type: 'objection', id: objection.id }, chain: noticeChain(notice), data: { noticeId, reason } })
    return { ok: true }
  })
  return decryptPersonal('contact', objection.contactCipher)
}

function receiptHash(receipt: string): string {
  return createHash('sha256').update(`objection|${receipt}`, 'utf8').digest('hex')
}

import type { Proposal } from '#app/services/certificates/certificates-page.server.ts'
import { placeProposals } from '#app/services/certificates/certificates-page.server.ts'
import { EDITION_KINDS } from '#app/services/certificates/kinds/kinds.server.ts'
import { evaluateRegion, type Evaluation } from '#app/services/grants/evaluation.server.ts'
import type { DbOrTx, Tx } from '#db/client.ts'
import { carryOpenItems, insertCorrectionItems, listCorrectionItems, listDocumentsOfEditions, listStandingPromotions, supersedePromotions, type NewCorrectionItem } from '#db/queries/corrections.ts'
import type { EventScope } from '#db/queries/events.ts'
import { listClaimedAndPaid } from '#db/queries/grant-lines.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import type { LineAmount, LineStatus } from '#scoring/entitlements/index.ts'
import { newDifferences } from './new-differences.ts'

/** What an item says on either side, by its kind. */
export interface CertificateSide {
  kind: string
  number: string
  text: string
}
export interface PromotionSide {
  toLevel: SkillLevel
}
export interface MoneySide {
  rule: string
  clause: string
  status: LineStatus
  amount: LineAmount
  fen: number | null
  paidFen: number
  claim: string | null
}
export interface DocumentSide {
  number: string
  title: string
}

type Base = Pick<NewCorrectionItem, 'regionId' | 'competitionId' | 'eventId' | 'editionId'>

/** The money of a region as it stands before a publication, to be given to `listIssued` after it. Read only where something is superseded. */
export function moneyBefore(tx: Tx, regionId: string): Promise<Evaluation> {
  return evaluateRegion(tx, regionId)
}

/**
 * Lists, in the act of publishing a corrected edition, everything issued from former ones that the new one says otherwise: certificates that stand,
 * promotions that were confirmed, money lines that are stored, documents that were issued. Promotions that the new edition repeats give way to it
 * without a question; every other thing stays as it is until a person has settled its item.
 *
 * @returns how many wait for a person
 */
export async function listIssued(tx: Tx, base: Base, { formerEditionIds, before, changed }: { formerEditionIds: string[]; before: Evaluation; changed: boolean }): Promise<number> {
  const scope: EventScope = base
  const items: NewCorrectionItem[] = []
  for (const kind of EDITION_KINDS) {
    for (const proposal of await placeProposals(tx, kind, scope)) items.push({ ...base, kind: 'certificate', subjectId: proposal.certificateId, label: proposal.name, ...certificateSides(kind.kind, proposal) })
  }
  items.push(...(await promotionItems(tx, base)))
  items.push(...(await moneyItems(tx, base, before)))
  if (changed) {
    for (const { id, documentNumber, title } of await listDocumentsOfEditions(tx, { regionId: base.regionId, editionIds: formerEditionIds })) {
      items.push({ ...base, kind: 'document', subjectId: id, label: title, before: { number: documentNumber, title } satisfies DocumentSide, after: null })
    }
  }
  await carryOpenItems(tx, scope)
  await insertCorrectionItems(tx, items)
  return items.length
}

function certificateSides(kind: string, { number, before, after }: Proposal) {
  const side = (text: string) => ({ kind, number, text }) satisfies CertificateSide
  return { before: side(before), after: after === null ? null : side(after) }
}

async function promotionItems(tx: Tx, base: Base): Promise<NewCorrectionItem[]> {
  const standing = await listStandingPromotions(tx, base)
  const current = new Map(standing.filter(({ editionId }) => editionId === base.editionId).map((row) => [row.entryId, row]))
  const former = standing.filter(({ editionId }) => editionId !== base.editionId)
  const same = former.filter(({ entryId, toLevel }) => current.get(entryId)?.toLevel === toLevel)
  await supersedePromotions(tx, { regionId: base.regionId, promotionIds: same.map(({ id }) => id) })
  return former
    .filter((row) => !same.includes(row))
    .map(({ id, entryId, toLevel, personName }) => {
      const now = current.get(entryId)
      return { ...base, kind: 'promotion' as const, subjectId: id, label: personName, before: { toLevel } satisfies PromotionSide, after: now ? ({ toLevel: now.toLevel } satisfies PromotionSide) : null }
    })
}

async function moneyItems(tx: Tx, base: Base, before: Evaluation): Promise<NewCorrectionItem[]> {
  const after = await evaluateRegion(tx, base.regionId)
  const lines = newDifferences(before, after).flatMap(({ before: stored, after: line }) => (stored ? [{ stored, line }] : []))
  const facts = new Map(after.facts.map(({ id, before: was, after: is }) => [id, is?.label ?? was?.label ?? '']))
  const standing = new Map((await listClaimedAndPaid(tx, { regionId: base.regionId, lineIds: lines.map(({ stored }) => stored.id) })).map((row) => [row.lineId, row]))
  return lines.map(({ stored, line }) => {
    const { paidFen = 0, claim = null } = standing.get(stored.id) ?? {}
    const content = stored.line as unknown as { amount: LineAmount }
    const common = { rule: line.rule, clause: line.clause, paidFen, claim }
    return {
      ...base, kind: 'money' as const, subjectId: stored.id, label: facts.get(line.factId) ?? '',
      before: { ...common, status: stored.status, amount: content.amount, fen: stored.amountFen } satisfies MoneySide,
      after: { ...common, status: line.status, amount: line.line.amount, fen: line.amountFen } satisfies MoneySide,
    }
  })
}

/** The items of an event as its page shows them. */
export async function listItems(db: DbOrTx, scope: EventScope) {
  const rows = await listCorrectionItems(db, scope)
  return rows.map(({ id, kind, subjectId, label, before, after, state, reason, settledByName, settledAt, edition }) => ({ id, kind, subjectId, label, before, after, state, reason, settledByName, settledAt, edition }))
}

export type ShownItem = Awaited<ReturnType<typeof listItems>>[number]

import { hasPermissionAt, type RegionActor } from '#app/auth/actor.ts'
import { ownOrganisation } from '#app/services/competitions/competition-page.server.ts'
import { whyClosed } from '#app/services/marks/save-grid.server.ts'
import { schemesOf, type EventSchemes } from '#app/services/schemes/scheme-of.server.ts'
import { unsoundSchemes } from '#app/services/schemes/write-item-values.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { listFiles } from '#db/queries/files.ts'
import { listPaperNumbers, listPaperSheets, listReopenedSheets, listSheetsForTypist } from '#db/queries/paper-sheets.ts'
import type { TypedPaperValue } from '#db/schema/marks.ts'
import { readItemSheet, type ItemSheet } from './item-sheet.ts'
import { differingColumns, sheetKinds, typedTexts, type SheetKind } from './paper-sheet.ts'

/** Owner of the scans of an event's signed sheets in the table of files; the purpose is the sheet's key. */
export const SCAN_OWNER = 'paperStation'

const headOf = (event: EventWithCompetition, schemes: EventSchemes) => ({
  competition: { id: event.competitionId, name: event.competition.name, nameEn: event.competition.nameEn },
  event: { id: event.id, name: event.name, nameEn: event.nameEn, division: event.division },
  closed: whyClosed({ competitionState: event.competition.state, marksLocked: event.marksLockedAt !== null }),
  kinds: sheetKinds(event.rules, schemes).map(shownKind),
})

const shownKind = ({ key, name, nameEn, columns, hasSum, items }: SheetKind) => ({ key, name, nameEn: nameEn ?? null, hasSum, items, columns: columns.map(({ id, kind, key: of, slot, maximum }) => ({ id, kind, key: of, slot, maximum })) })

export type ShownSheetKind = ReturnType<typeof shownKind>

/** What the judges of a typed sheet come to, once everything on it is there: the own typing's, never another one's. */
function sumsOf(items: ItemSheet | null, texts: Readonly<Record<string, string>>): Array<{ slot: number; mark: number | null }> | null {
  if (items === null) return null
  const read = readItemSheet(items, texts)
  return read.ok ? read.value.judges.map(({ slot, mark }) => ({ slot, mark })) : null
}

/**
 * The typing page of one clerk for one kind of sheet: which numbers wait for these hands, and what these hands typed. It carries no
 * value of anybody else, no name, no id of an entry, and does not tell a first typing from a second.
 */
export async function getTypingPage(actor: RegionActor, { eventId, partKey, again = null }: { eventId: string; partKey: string | null; again?: string | null }, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(db, scope)
  const [{ blind, numbers }, sheets, schemes] = await Promise.all([listPaperNumbers(db, scope), listSheetsForTypist(db, scope, actor.userId), schemesOf(db, scope, event.rules)])
  const page = headOf(event, schemes)
  const kind = page.kinds.find(({ key }) => key === partKey) ?? page.kinds[0]!
  const byEntry = new Map(sheets.filter((sheet) => sheet.partKey === kind.key).map((sheet) => [sheet.entryId, sheet]))
  const competing = numbers.filter((number) => number.competing)
  const own = competing.flatMap(({ entryId, number }) => {
    const sheet = byEntry.get(entryId)
    if (!sheet?.mine) return []
    const texts = typedTexts(kind, { values: sheet.values ?? [], sum: sheet.sum })
    return [{ number, texts, sums: sumsOf(kind.items, texts), final: sheet.typedTwice }]
  })
  const waiting = competing.filter(({ entryId }) => {
    const sheet = byEntry.get(entryId)
    return !sheet || (!sheet.mine && !sheet.typedTwice)
  })
  const place = { regionId: actor.regionId, competitionId: event.competitionId, eventId, ...ownOrganisation(actor, event.competition) }
  const scheme = kind.items === null ? undefined : schemes.get(kind.key)
  return {
    ...page, kind, blind, own,
    /** What keeps the part's scheme from being typed by; its page says it item by item. */
    schemeProblems: scheme ? unsoundSchemes([scheme]).length : 0,
    /** An own sheet that is typed again. */
    again: own.find((sheet) => sheet.number === again && !sheet.final) ?? null,
    waiting: waiting.map(({ number }) => number), total: competing.length, may: { decide: hasPermissionAt(actor, 'paper:decide', place) },
  }
}

export type TypingPage = Awaited<ReturnType<typeof getTypingPage>>

/** What those who decide see: where two typings differ, field by field, the scans, and how far each kind of sheet is. */
export async function getDifferencesPage(actor: RegionActor, { eventId }: { eventId: string }, db: DbOrTx = readDb) {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(db, scope)
  const [{ blind, numbers }, sheets, reopened, schemes, scans] = await Promise.all([
    listPaperNumbers(db, scope),
    listPaperSheets(db, scope),
    listReopenedSheets(db, scope),
    schemesOf(db, scope, event.rules),
    listFiles(db, { regionId: actor.regionId, ownerType: SCAN_OWNER, ownerIds: [eventId] }),
  ])
  const numberOf = new Map(numbers.map(({ entryId, number }) => [entryId, number]))
  const page = headOf(event, schemes)
  const kindOf = new Map(page.kinds.map((kind) => [kind.key, kind]))
  const texts = (partKey: string, values: TypedPaperValue[] | null, sum: number | null) => typedTexts(kindOf.get(partKey) ?? { items: null }, { values: values ?? [], sum })
  const shown = sheets.map(({ sheet, firstByName, secondByName }) => ({
    number: numberOf.get(sheet.entryId) ?? '',
    partKey: sheet.partKey,
    state: sheet.state,
    mine: sheet.firstBy === actor.userId || sheet.secondBy === actor.userId,
    sheet, firstByName, secondByName,
  }))
  return {
    ...page,
    blind,
    progress: page.kinds.map(({ key, name, nameEn }) => {
      const of = shown.filter((sheet) => sheet.partKey === key)
      const settled = of.filter(({ state }) => state === 'agreed' || state === 'decided').length
      const scheme = schemes.get(key)
      return { key, name, nameEn, schemeIncomplete: scheme !== undefined && unsoundSchemes([scheme]).length > 0, total: numbers.filter(({ competing }) => competing).length, typedOnce: of.filter(({ state }) => state === 'first').length, differing: of.filter(({ state }) => state === 'differs').length, settled }
    }),
    // Both typings are shown only once both are there: a sheet typed once is not in this list at all.
    differences: shown
      .filter(({ state }) => state === 'differs')
      .map(({ number, partKey, mine, sheet, firstByName, secondByName }) => ({
        number, partKey, mine, firstByName, secondByName: secondByName ?? '',
        first: texts(partKey, sheet.firstValues, sheet.firstSum),
        second: texts(partKey, sheet.secondValues, sheet.secondSum),
        differing: differingColumns({ values: sheet.firstValues, sum: sheet.firstSum }, { values: sheet.secondValues ?? [], sum: sheet.secondSum }),
      })),
    decided: shown
      .filter(({ state }) => state === 'decided')
      .map(({ number, partKey, sheet }) => ({ number, partKey, byName: sheet.decidedByName ?? '', at: sheet.decidedAt, reason: sheet.decidedReason ?? '', texts: texts(partKey, sheet.decidedValues, sheet.decidedSum) })),
    /** What was typed before a sheet was opened again, the newest first. */
    reopened: reopened.map(({ id, entryId, partKey, typings, reason, reopenedByName, reopenedAt }) => ({
      id, number: numberOf.get(entryId) ?? '', partKey, reason, byName: reopenedByName, at: reopenedAt,
      typings: typings.map((typing) => ({ round: typing.round, byName: typing.byName, at: typing.at, reason: typing.reason, texts: texts(partKey, typing.values, typing.sum) })),
    })),
    scans,
  }
}

export type DifferencesPage = Awaited<ReturnType<typeof getDifferencesPage>>

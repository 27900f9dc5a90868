import fc from 'fast-check'
import { expect, test } from 'vitest'
import { claimHindrance, intakeOf, monthsUpTo, quarterOf, splitPayment } from '#app/services/grants/claim-rules.ts'
import { openTables, tableFor } from '#app/services/grants/open-tables.ts'
import { tieOut } from '#app/services/grants/tie-out.ts'
import { policyById } from '#scoring/policies/register.ts'

const unit = { payeeType: 'organisation' as const, payeeId: 'U', personalTo: 'P' }

test('Gongshu takes claims in during the last month of a quarter, Wuyi whenever they come', () => {
  const gongshu = policyById('gongshu-2018-draft')
  expect(intakeOf(gongshu, '2026-09-30')).toEqual({ open: true, months: [3, 6, 9, 12], next: null })
  expect(intakeOf(gongshu, '2026-10-01')).toEqual({ open: false, months: [3, 6, 9, 12], next: '2026-12' })
  expect(intakeOf(gongshu, '2026-11-30')).toMatchObject({ open: false, next: '2026-12' })
  expect(intakeOf(policyById('wuyi-2021-46'), '2026-10-01')).toMatchObject({ open: true })
  expect([quarterOf('2026-03-31'), quarterOf('2026-04-01'), quarterOf('2026-12-31')]).toEqual(['2026Q1', '2026Q2', '2026Q4'])
})

test('two purses share a sum by the text, the leader’s share comes out of it, and nothing is lost', () => {
  expect(splitPayment([{ source: 'provincialFinance', fen: 2_000_000 }, { source: 'municipalFinance', fen: 3_000_000 }], unit, 5_000_000).map(({ fund, fen }) => [fund, fen])).toEqual([
    ['provincialFinance', 2_000_000],
    ['municipalFinance', 3_000_000],
  ])
  expect(splitPayment([{ source: 'unnamed' }], unit, 3_000_000, 600_000)).toEqual([
    { part: 0, fund: 'unnamed', payeeType: 'organisation', payeeId: 'U', fen: 2_400_000 },
    { part: 1, fund: 'unnamed', payeeType: 'person', payeeId: 'P', fen: 600_000 },
  ])
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 10_000_000 }), fc.integer({ min: 0, max: 5_000_000 }), fc.integer({ min: 0, max: 2000 }), (fen, first, share) => {
      const parts = splitPayment([{ source: 'provincialFinance', fen: first }, { source: 'municipalFinance' }], unit, fen, Math.floor(((fen - Math.min(fen, first)) * share) / 10_000))
      expect(parts.reduce((sum, part) => sum + part.fen, 0)).toBe(fen)
      expect(parts.every((part, at) => part.fen > 0 && part.part === at)).toBe(true)
    }),
  )
})

test('months run over the year’s end and stop with the stream', () => {
  expect(monthsUpTo([{ from: '2025-11', months: 4 }], 202612)).toEqual([202511, 202512, 202601, 202602])
  expect(monthsUpTo([{ from: '2025-11', months: 4 }, { from: '2026-06', months: 2 }], 202606)).toEqual([202511, 202512, 202601, 202602, 202606])
  expect(monthsUpTo([{ from: '2025-11', months: 4 }], 202510)).toEqual([])
})

test('what stands in the way of a claim is one thing at a time', () => {
  const line = { status: 'due' as const, amountKind: 'ceiling' as const, amountFen: 5_000_000, approvedFen: null, line: {}, payeeId: 'U' }
  expect(claimHindrance(line)).toBe('sumNotApproved')
  expect(claimHindrance({ ...line, approvedFen: 1 })).toBeNull()
  expect(claimHindrance({ ...line, payeeId: null })).toBe('nobodyToPay')
  expect(claimHindrance({ ...line, status: 'notDue' })).toBe('notDue')
  expect(claimHindrance({ ...line, amountKind: 'range' })).toBe('sumOpen')
  expect(claimHindrance({ ...line, amountKind: 'title' })).toBe('titleOnly')
})

test('list, forms and batch agree claim by claim; a fen off on one side is seen', () => {
  const lines = [{ lineId: 'L', unitFen: 30_000, fundShare: (fen: number) => fen }]
  const parts = [202601, 202602].map((period) => ({ claimId: 'C', claimNumber: 'SL-1', lineId: 'L', period, fen: 30_000 }))
  const form = (fen: number) => new Map([['C', [{ lineId: 'L', fen, months: 36 }]]])
  expect(tieOut(parts, lines, form(30_000))).toMatchObject({ listFen: 60_000, formFen: 60_000, batchFen: 60_000, agrees: true })
  expect(tieOut(parts, lines, form(30_001))).toMatchObject({ formFen: 60_002, agrees: false })
})

test('Yuyao leaves host money, prizes, higher studios and apprentices open; Wuyi nothing', () => {
  const yuyao = policyById('yuyao-2022-51')!
  expect([...new Set(openTables(yuyao).map(({ rule }) => rule))]).toEqual(['YY-1', 'YY-3', 'YY-6', 'YY-7'])
  expect(tableFor(yuyao, 'YY-3.national.1')).toMatchObject({ key: 'YY-3.national', further: 'place' })
  expect(tableFor(yuyao, 'YY-1.county.1')).toBeNull()
  expect(openTables(policyById('wuyi-2021-46')!)).toEqual([])
})

import { describe, expect, test } from 'vitest'
import { computeEntitlements, type EntitlementLine } from '#scoring/entitlements/index.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import { ASSESSMENT_GRADES } from '#scoring/policies/facts.ts'
import { policyById } from '#scoring/policies/register.ts'
import { fc } from '../fast-check.ts'

const wuyi = policyById('wuyi-2021-46')!
const hangzhou = policyById('hangzhou-2019-167')!
const shangyu = policyById('shangyu-2023-19')!

const day = fc
  .record({ year: fc.integer({ min: 2021, max: 2030 }), month: fc.integer({ min: 1, max: 12 }), day: fc.integer({ min: 1, max: 28 }) })
  .map(({ year, month, day }) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`)
const studio = fc.constantFrom('S1', 'S2', 'S3')
const person = fc.constantFrom('P1', 'P2')
const studioTier = fc.constantFrom('county' as const, 'municipal' as const)

const studioFact = fc.oneof(
  fc.record({ kind: fc.constant('studioRecognised' as const), on: day, studio, tier: studioTier }),
  fc.record({ kind: fc.constant('studioAssessed' as const), on: day, studio, tier: studioTier, grade: fc.constantFrom(...ASSESSMENT_GRADES) }),
)
const allowanceFact = fc.oneof(
  fc.record({ kind: fc.constant('titleWon' as const), on: day, person, title: fc.constantFrom('skillModel', 'skillExpert') }),
  fc.record({ kind: fc.constant('honourAwarded' as const), on: day, person, honour: fc.constant('qianjiangSkillsPrize') }),
  fc.record({
    kind: fc.constant('certificateObtained' as const),
    on: day,
    person,
    employer: fc.constant('U1'),
    level: fc.constantFrom('technician' as const, 'seniorTechnician' as const),
  }),
)

const numbered = (facts: Omit<Fact, 'id'>[]) => facts.map((fact, at) => ({ ...fact, id: `f${at}` }) as Fact)
const studioHistory = fc.array(studioFact, { maxLength: 40 }).map(numbered)
const allowances = fc.array(allowanceFact, { maxLength: 12 }).map(numbered)
const anything = fc.array(fc.oneof(studioFact, allowanceFact), { maxLength: 30 }).map(numbered)

const isPaid = ({ status }: EntitlementLine) => status === 'due' || status === 'reduced'
const fenOf = ({ amount }: EntitlementLine) => (amount.kind === 'exact' ? (amount.fen ?? 0) : 0)
const byFact = (lines: readonly EntitlementLine[]) => new Map(lines.map((line) => [`${line.fact.id} ${line.rule.id} ${line.amount.kind}`, line]))
const gist = (line: EntitlementLine) => ({ status: line.status, amount: line.amount, reasons: line.reasons, cites: line.cites })

describe('lifetime caps', () => {
  test('no order of facts takes a county studio past 100,000 or a municipal one past 150,000', () => {
    fc.assert(
      fc.property(studioHistory, (facts) => {
        const sums = new Map<string, number>()
        for (const line of computeEntitlements({ policy: wuyi, facts }).lines.filter(isPaid)) {
          const key = `${line.rule.id} ${line.payee.id}`
          sums.set(key, (sums.get(key) ?? 0) + fenOf(line))
        }
        for (const [key, fen] of sums) expect(fen).toBeLessThanOrEqual(key.startsWith('WY-11') ? 10_000_000 : 15_000_000)
      }),
    )
  })

  test('a reduced line uses the cap up, and only behind it are lines refused', () => {
    fc.assert(
      fc.property(studioHistory, (facts) => {
        const { lines } = computeEntitlements({ policy: wuyi, facts })
        for (const id of ['S1', 'S2', 'S3']) {
          for (const { rule, cap } of [
            { rule: 'WY-10', cap: 15_000_000 },
            { rule: 'WY-11', cap: 10_000_000 },
          ]) {
            const own = lines.filter((line) => line.rule.id === rule && line.payee.id === id && line.reasons[0] !== 'policyNotInForce')
            const paid = own.filter(isPaid).reduce((sum, line) => sum + fenOf(line), 0)
            if (own.some(({ reasons }) => reasons.includes('lifetimeCap'))) expect(paid).toBe(cap)
          }
        }
      }),
    )
  })
})

describe('monthly allowances', () => {
  test('no person has more months than the calendar of the streams, and of one level never more than 36', () => {
    fc.assert(
      fc.property(allowances, (facts) => {
        const lines = computeEntitlements({ policy: wuyi, facts }).lines.filter(isPaid)
        const months = lines.flatMap((line) => (line.amount.kind === 'perMonth' ? [{ line, months: line.amount.months }] : []))
        for (const id of ['P1', 'P2']) {
          const own = months.filter(({ line }) => line.payee.id === id && line.reasons[0] !== 'policyNotInForce')
          const calendar = new Set(own.flatMap(({ line: { fact } }) => Array.from({ length: 36 }, (_, at) => monthOf(fact.on) + at)))
          expect(own.reduce((sum, { months }) => sum + months, 0)).toBeLessThanOrEqual(calendar.size)
          for (const level of ['technician', 'seniorTechnician']) {
            const ofLevel = own.filter(({ line: { fact } }) => fact.kind === 'certificateObtained' && fact.level === level)
            expect(ofLevel.reduce((sum, { months }) => sum + months, 0)).toBeLessThanOrEqual(36)
          }
        }
      }),
    )
  })

  test('no month of a person is in two runs, and the runs of a line hold its months', () => {
    fc.assert(
      fc.property(allowances, (facts) => {
        const paid = new Set<string>()
        for (const { amount, payee, status } of computeEntitlements({ policy: wuyi, facts }).lines) {
          if (amount.kind !== 'perMonth' || (status !== 'due' && status !== 'reduced')) continue
          expect(amount.runs.reduce((sum, { months }) => sum + months, 0)).toBe(amount.months)
          for (const { from, months } of amount.runs) {
            for (let at = 0; at < months; at++) {
              const month = `${payee.id} ${monthOf(from) + at}`
              expect(paid.has(month)).toBe(false)
              paid.add(month)
            }
          }
        }
      }),
    )
  })

  test('the months paid are worth what a month-by-month count of the highest rate gives', () => {
    const uncapped = fc.array(allowanceFact.filter(({ kind }) => kind !== 'certificateObtained'), { maxLength: 12 }).map(numbered)
    fc.assert(
      fc.property(uncapped, (facts) => {
        const highest = new Map<string, number>()
        for (const fact of facts) {
          if (fact.on < '2021-08-01') continue
          const rate = fact.kind === 'honourAwarded' ? 50_000 : fact.kind === 'titleWon' && fact.title === 'skillModel' ? 30_000 : 20_000
          const owner = 'person' in fact ? fact.person : ''
          for (let at = 0; at < 36; at++) {
            const month = `${owner} ${monthOf(fact.on) + at}`
            highest.set(month, Math.max(highest.get(month) ?? 0, rate))
          }
        }
        const expected = [...highest.values()].reduce((sum, rate) => sum + rate, 0)
        const paid = computeEntitlements({ policy: wuyi, facts })
          .lines.filter(isPaid)
          .reduce((sum, { amount }) => sum + (amount.kind === 'perMonth' ? amount.fen * amount.months : 0), 0)
        expect(paid).toBe(expected)
      }),
    )
  })
})

describe('independence', () => {
  test('facts of other subjects in between change no line of one subject', () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const all = byFact(computeEntitlements({ policy: wuyi, facts }).lines)
        for (const id of ['S1', 'S2', 'S3', 'P1', 'P2']) {
          const own = facts.filter((fact) => ('studio' in fact && fact.studio === id) || ('person' in fact && fact.person === id))
          for (const [key, line] of byFact(computeEntitlements({ policy: wuyi, facts: own }).lines)) expect(gist(all.get(key)!)).toEqual(gist(line))
        }
      }),
    )
  })

  test('where no two facts share a day, the order in the file changes no line', () => {
    const distinctDays = fc.uniqueArray(fc.oneof(studioFact, allowanceFact), { selector: ({ on }) => on, maxLength: 30 }).map(numbered)
    fc.assert(
      fc.property(distinctDays, fc.infiniteStream(fc.nat()), (facts, keys) => {
        const shuffled = facts.map((fact) => ({ fact, key: keys.next().value as number })).sort((a, b) => a.key - b.key)
        for (const policy of [wuyi, hangzhou, shangyu]) {
          const straight = byFact(computeEntitlements({ policy, facts }).lines)
          const mixed = byFact(computeEntitlements({ policy, facts: shuffled.map(({ fact }) => fact) }).lines)
          expect(mixed.size).toBe(straight.size)
          for (const [key, line] of straight) expect(gist(mixed.get(key)!)).toEqual(gist(line))
        }
      }),
    )
  })

  test('the same facts give the same lines, and the facts stay as they were', () => {
    fc.assert(
      fc.property(anything, (facts) => {
        const before = structuredClone(facts)
        const first = computeEntitlements({ policy: shangyu, facts }).lines.map(gist)
        expect(computeEntitlements({ policy: shangyu, facts }).lines.map(gist)).toEqual(first)
        expect(facts).toEqual(before)
      }),
    )
  })
})

function monthOf(day: string): number {
  return Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7))
}

import { describe, expect, test } from 'vitest'
import { exactly, monthly, sums } from '#scoring/policies/benefits.ts'
import { checkPolicy } from '#scoring/policies/check-policy.ts'
import type { FieldName } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { makeRegister } from '#scoring/policies/register.ts'
import type { Grant } from '#scoring/policies/rule.ts'
import { say } from '#scoring/policies/wording.ts'
import { sixthPolicy } from '../entitlements/sixth-policy.ts'

const problemsOf = (change: Partial<Policy>) => checkPolicy({ ...sixthPolicy, ...change }).map((line) => line.replace('example-2025-1: ', ''))

const withGrant = (grant: Partial<Grant>) => {
  const [first, ...others] = sixthPolicy.rules
  return problemsOf({ rules: [{ ...first!, grants: [{ ...first!.grants[0]!, ...grant }] }, ...others] })
}

test('the example is sound, and the register refuses one that is not', () => {
  expect(checkPolicy(sixthPolicy)).toEqual([])
  expect(() => makeRegister([{ ...sixthPolicy, effectiveFrom: '2025-02-30' }])).toThrow('effectiveFrom is no day: 2025-02-30')
})

describe('days', () => {
  test.each<[string, Partial<Policy>, string]>([
    ['a last day before the first', { effectiveTo: '2025-01-31' }, 'ends before it begins'],
    ['neither a first day nor a period for it', { effectiveFrom: null }, 'has no first day and no period in which it lies'],
    ['both', { startBetween: { earliest: '2025-01-01', latest: '2025-12-31' } }, 'has a first day and an uncertain start'],
    ['expired for ever', { status: 'expired', effectiveTo: null }, 'is expired without a last day'],
  ])('%s', (_name, change, problem) => {
    expect(problemsOf(change)).toEqual([problem])
  })
})

describe('inventory', () => {
  test('a clause without a rule is found', () => {
    expect(problemsOf({ rules: sixthPolicy.rules.slice(0, 2) })).toEqual(['EX-3 is to be found under rule and is not'])
  })

  test('a rule without a clause is found, and one that cites another clause', () => {
    expect(problemsOf({ clauses: sixthPolicy.clauses.filter(({ id }) => id !== 'EX-3') })).toEqual(['EX-3 stands under rule, its clause row does not say so'])
    expect(problemsOf({ rules: sixthPolicy.rules.map((rule) => (rule.id === 'EX-3' ? { ...rule, clause: '五' } : rule)) })).toEqual(['EX-3 cites 五, its row 三'])
  })

  test('a clause that is nowhere and one that is left out silently are found', () => {
    const row = { id: 'EX-5', clause: '五', gist: say('备用', 'spare') }
    expect(problemsOf({ clauses: [...sixthPolicy.clauses, { ...row, use: [] }] })).toEqual(['EX-5 has no place'])
    expect(problemsOf({ clauses: [...sixthPolicy.clauses, { ...row, use: ['notModelled'] }] })).toEqual(['EX-5 is to be found under notModelled and is not'])
  })

  test('a clause about 不重复 that no rule heeds is found', () => {
    const row = { id: 'EX-5', clause: '五', gist: say('不重复享受', 'never twice'), use: ['stacking' as const] }
    expect(problemsOf({ clauses: [...sixthPolicy.clauses, row] })).toEqual(['EX-5 speaks of 不重复 and no rule heeds it'])
  })

  test('ids are used once', () => {
    expect(problemsOf({ clauses: [...sixthPolicy.clauses, sixthPolicy.clauses[0]!], rules: [...sixthPolicy.rules, sixthPolicy.rules[0]!] })).toEqual([
      'two clause rows share an id',
      'two rules share an id',
    ])
  })
})

describe('rules', () => {
  test.each<[string, Partial<Grant>, string]>([
    ['a fact that does not exist', { fact: 'studioOpened' as Grant['fact'] }, 'there is no fact studioOpened'],
    ['a field the fact does not have', { when: { tier: ['county'] } }, 'honourAwarded has no field tier'],
    ['a condition nothing meets', { when: { honour: [] } }, 'honour may be nothing at all'],
    ['a question without a condition', { ask: { employer: 'payeeMissing' } }, 'asks for employer, which no condition uses'],
    ['a question that never comes up', { ask: { honour: 'giverMissing' } }, 'asks for honour, which is never missing'],
    ['a payee the fact does not name', { payee: 'studio' }, 'pays studio, whom honourAwarded does not name'],
    ['a payee that is no name', { payee: 'honour' }, 'pays honour, whom honourAwarded does not name'],
    ['a requirement of what is no yes or no', { requires: [{ field: 'honour', is: true, otherwise: 'x', missing: 'y' }] }, 'requires honour, which is no yes-or-no field of honourAwarded'],
    ['an amount of nothing', { benefit: exactly(0) }, '0 is no amount in fen'],
    ['an amount with a fraction of a fen', { benefit: exactly(0.5) }, '0.5 is no amount in fen'],
    ['no months', { benefit: monthly(100, 0, []) }, 'the number of months is none'],
    ['a table by a field the fact does not have', { benefit: sums('medal', { gold: 1 }) }, 'honourAwarded has no field medal'],
    ['a count the fact does not have', { benefit: { ...exactly(100), times: 'projects' } }, 'honourAwarded has no count projects'],
    ['a range that does not rise', { benefit: { kind: 'range', fromFen: 2, toFen: 2, settingBy: [] } }, 'the range does not rise'],
    ['a match of no bonuses', { benefit: { kind: 'matching', ratioBasisPoints: 1, upToFen: 1, base: 'person' } }, 'honourAwarded has no bonuses in person'],
    ['months compared of a single sum', { stacking: [{ operator: 'highestMonthly', group: 'g', key: ['person'], reason: 'highestOnly' }] }, 'months are compared of a grant that is not monthly'],
    ['a cap of nothing', { stacking: [{ operator: 'lifetimeCap', group: 'g', key: ['person'], fen: 0, reason: 'lifetimeCap' }] }, 'the cap is no amount'],
    ['a key that joins everything', { stacking: [{ operator: 'firstOnly', group: 'g', key: [], reason: 'x' }] }, 'a key without fields joins everything'],
    ['a key the fact does not have', { leaves: [{ group: 'g', key: ['studio' as FieldName] }] }, 'honourAwarded has no field studio to tell lines apart by'],
  ])('%s', (_name, grant, problem) => {
    expect(withGrant(grant).filter((line) => !line.includes('heeds'))).toEqual([`EX-1, grant 1: ${problem}`])
  })

  test('a tier, grade, level, medal or role is one of the fixed words', () => {
    const rules = sixthPolicy.rules.map((rule) => (rule.id === 'EX-2' ? { ...rule, grants: [{ ...rule.grants[0]!, benefit: sums('level', { master: 100 }) }] } : rule))
    expect(problemsOf({ rules })).toEqual(['EX-2, grant 1: level is never master'])
  })
})

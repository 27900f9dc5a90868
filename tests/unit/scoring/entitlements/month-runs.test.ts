import { expect, test } from 'vitest'
import { computeEntitlements } from '#scoring/entitlements/index.ts'
import { monthly } from '#scoring/policies/benefits.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import type { Policy } from '#scoring/policies/policy.ts'
import { policyById } from '#scoring/policies/register.ts'
import type { Stacking } from '#scoring/policies/rule.ts'
import { sixthPolicy } from './sixth-policy.ts'

const wuyi = policyById('wuyi-2021-46')!

function runsOf(policy: Policy, facts: Fact[]) {
  return computeEntitlements({ policy, facts }).lines.flatMap(({ fact, rule, part, status, amount }) =>
    amount.kind === 'perMonth' ? [[`${fact.id} ${rule.id}.${part}`, status, amount.months, ...amount.runs.map(({ from, months }) => `${from}×${months}`)]] : [],
  )
}

//  skill expert 200   2022-01 … 2023-10, then cut
//  skill model 300                2023-11 … 2026-10
//  technician 200                    2024-01 …                     2026-11, 2026-12
test('the highest runs in every month, and a lower one before and after it inside its own three years', () => {
  const facts: Fact[] = [
    { id: 'f1', kind: 'titleWon', on: '2022-01-15', person: 'P1', title: 'skillExpert' },
    { id: 'f2', kind: 'titleWon', on: '2023-11-30', person: 'P1', title: 'skillModel' },
    { id: 'f3', kind: 'certificateObtained', on: '2024-01-01', person: 'P1', employer: 'U1', level: 'technician' },
  ]
  expect(runsOf(wuyi, facts)).toEqual([
    ['f1 WY-3.1', 'reduced', 22, '2022-01×22'],
    ['f2 WY-2.1', 'due', 36, '2023-11×36'],
    ['f3 WY-18.0', 'reduced', 2, '2026-11×2'],
  ])
})

test('of equal allowances the earlier one goes on, the later one takes over behind it', () => {
  const facts: Fact[] = [
    { id: 'f1', kind: 'certificateObtained', on: '2022-01-01', person: 'P1', employer: 'U1', level: 'seniorTechnician' },
    { id: 'f2', kind: 'honourAwarded', on: '2022-03-01', person: 'P1', honour: 'qianjiangSkillsPrize' },
    { id: 'f3', kind: 'certificateObtained', on: '2022-06-01', person: 'P1', employer: 'U1', level: 'technician' },
    { id: 'f4', kind: 'titleWon', on: '2025-03-01', person: 'P1', title: 'skillExpert' },
  ]
  expect(runsOf(wuyi, facts)).toEqual([
    ['f1 WY-18.1', 'reduced', 2, '2022-01×2'],
    ['f2 WY-1.1', 'due', 36, '2022-03×36'],
    ['f3 WY-18.0', 'reduced', 3, '2025-03×3'],
    ['f4 WY-3.1', 'reduced', 33, '2025-06×33'],
  ])
})

test('a year of a higher allowance in the middle leaves two runs of the lower one', () => {
  const stacking: Stacking[] = [{ operator: 'highestMonthly', group: 'example-allowance', key: ['person'], reason: 'highestOnly' }]
  const [first] = sixthPolicy.rules
  const policy: Policy = {
    ...sixthPolicy,
    rules: [
      {
        ...first!,
        grants: [
          { fact: 'honourAwarded', payee: 'person', benefit: monthly(10_000, 36, []), stacking },
          { fact: 'titleWon', payee: 'person', benefit: monthly(40_000, 12, []), stacking },
        ],
      },
    ],
  }
  const facts: Fact[] = [
    { id: 'f1', kind: 'honourAwarded', on: '2025-02-01', person: 'P1', honour: 'mountainCraftsman' },
    { id: 'f2', kind: 'titleWon', on: '2025-12-31', person: 'P1', title: 'champion' },
  ]
  expect(runsOf(policy, facts)).toEqual([
    ['f1 EX-1.0', 'reduced', 24, '2025-02×10', '2026-12×14'],
    ['f2 EX-1.1', 'due', 12, '2025-12×12'],
  ])
})

import { expect, test } from 'vitest'
import { policyStanding, type PolicyChoice } from '#app/services/competitions/policy-standing.ts'

const county: PolicyChoice = { policyId: 'wuyi-2021-46', finalOn: '2022-05-20', tier: 'county', competitionClass: 1, offered: ['wuyi-2021-46'] }

//  final on   | 武政办〔2021〕46号 applies from 2021-08-01, without end
test('the day of the final picks the edition', () => {
  expect(policyStanding({ ...county, finalOn: '2021-07-31' })).toBe('notYetInForce')
  expect(policyStanding({ ...county, finalOn: '2021-08-01' })).toBe('inForce')
  expect(policyStanding({ ...county, finalOn: '2021-08-02' })).toBe('inForce')
})

test('only a county first-class contest needs a policy, and only where the region has one', () => {
  expect(policyStanding({ ...county, policyId: null })).toBe('missing')
  expect(policyStanding({ ...county, policyId: null, competitionClass: 2 })).toBe('notNeeded')
  expect(policyStanding({ ...county, policyId: null, tier: 'enterprise', competitionClass: null })).toBe('notNeeded')
  expect(policyStanding({ ...county, policyId: null, offered: [] })).toBe('notNeeded')
})

test('a policy that nobody knows counts as missing', () => {
  expect(policyStanding({ ...county, policyId: 'wuyi-1999-1' })).toBe('missing')
})

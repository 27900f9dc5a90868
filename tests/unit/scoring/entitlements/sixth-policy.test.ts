import { expect, test } from 'vitest'
import { readEntitleInput } from '#scoring/entitlements/index.ts'
import { listPolicies, makeRegister, policyById } from '#scoring/policies/register.ts'
import { sixthPolicy } from './sixth-policy.ts'
import { entitle, fact, writeShort } from './vectors.ts'

const register = makeRegister([...listPolicies(), sixthPolicy])

const facts = [
  fact('honourAwarded', '2025-01-31', { person: 'P1', honour: 'mountainCraftsman', by: 'example' }),
  fact('honourAwarded', '2025-02-01', { person: 'P1', honour: 'mountainCraftsman', by: 'example' }),
  fact('honourAwarded', '2026-02-01', { person: 'P1', honour: 'mountainCraftsman', by: 'example' }),
  fact('certificateObtained', '2025-03-01', { person: 'P1', employer: 'U1', level: 'seniorWorker' }),
  fact('certificateObtained', '2025-04-01', { person: 'P1', employer: 'U2', level: 'seniorWorker' }),
  fact('certificateObtained', '2025-05-01', { person: 'P1', employer: 'U1', level: 'technician' }),
  fact('titleWon', '2027-12-31', { person: 'P1', title: 'champion' }),
  fact('competitionHosted', '2028-01-01', { competition: 'C1', tier: 'county', organiser: 'U1' }),
]

const lines = [
  'f1 EX-1 person:P1 10000.00 notDue | policyNotInForce',
  'f2 EX-1 person:P1 10000.00 due',
  'f3 EX-1 person:P1 10000.00 notDue | oncePerPerson',
  'f4 EX-2 person:P1 500.00 due',
  'f5 EX-2 person:P1 500.00 superseded | oncePerKey',
  'f6 EX-2 person:P1 800.00 due',
  'f7 EX-3 person:P1 400.00×12 due',
  'f8 EX-3 organiser:U1 1000.00–2000.00 notDue | policyNotInForce, tableMissing',
]

test('a county’s own text, with its own honour, giver and title, is one data file', () => {
  expect(entitle('example-2025-1', facts, register).lines.map(writeShort)).toEqual(lines)
})

test('it works the same after a trip through JSON: nothing in a policy is code', () => {
  const fromJson = makeRegister([JSON.parse(JSON.stringify(sixthPolicy))])
  expect(entitle('example-2025-1', facts, fromJson).lines.map(writeShort)).toEqual(lines)
})

test('without it the shipped register knows neither the policy nor its words', () => {
  expect(policyById('example-2025-1')).toBeNull()
  const read = readEntitleInput({ policy: 'wuyi-2021-46', facts: [{ id: 'f1', ...facts[0] }] })
  expect(read.ok ? [] : read.problems.map((line) => line.split(':')[0])).toEqual(['facts[0].honour', 'facts[0].by'])
})

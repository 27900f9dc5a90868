import { expect, test } from 'vitest'
import { computeEntitlements, type Entitlements, settleOverlap, writeLine } from '#scoring/entitlements/index.ts'
import type { Fact } from '#scoring/policies/facts.ts'
import { policyById } from '#scoring/policies/register.ts'
import { writeShort } from './vectors.ts'

const cite = { policy: 'yuyao-2022-51', clause: '末段' }
const under = (id: string, facts: Fact[]): Entitlements => computeEntitlements({ policy: policyById(id)!, facts })
const short = (results: Entitlements[]) => results.map(({ lines }) => lines.map((line) => writeShort(writeLine(line))))

const craftsman: Fact = { id: 'f1', kind: 'honourAwarded', on: '2024-05-01', person: 'P1', honour: 'craftsman', by: 'zhejiang' }
const studio: Fact = { id: 'f2', kind: 'studioRecognised', on: '2024-05-01', studio: 'S1', tier: 'municipal' }

test('of two texts that pay for one fact the better one stands, the other is shown as superseded with the sentence', () => {
  const results = [under('wuyi-2021-46', [craftsman]), under('yuyao-2022-51', [craftsman])]
  expect(short(settleOverlap(results, cite))).toEqual([
    ['f1 WY-1 person:P1 6000.00 due', 'f1 WY-1 person:P1 500.00×36 due'],
    ['f1 YY-12 person:P1 10000.00 superseded | bestOfOverlap @末段'],
  ])
})

test('a line whose amount is not known yet is not decided by machine', () => {
  const results = [under('shangyu-2023-19', [studio]), under('yuyao-2022-51', [studio])]
  expect(short(settleOverlap(results, cite))).toEqual([
    ['f2 SY-7 studio:S1 30000.00 due | personalShareOptional'],
    ['f2 YY-6 studio:S1 ? needsInput | amountElsewhere'],
  ])
})

test('equal amounts leave the first text standing, and the inputs are not touched', () => {
  const results = [under('shangyu-2023-19', [craftsman]), under('yuyao-2022-51', [craftsman])]
  const settled = settleOverlap(results, cite)
  expect(short(settled)).toEqual([['f1 SY-10 person:P1 10000.00 due'], ['f1 YY-12 person:P1 10000.00 superseded | bestOfOverlap @末段']])
  expect(short(results)).toEqual([['f1 SY-10 person:P1 10000.00 due'], ['f1 YY-12 person:P1 10000.00 due']])
})

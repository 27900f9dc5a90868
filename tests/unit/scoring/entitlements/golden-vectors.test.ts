import { describe, expect, test } from 'vitest'
import { listPolicies, policyById } from '#scoring/policies/register.ts'
import { gongshuVectors } from './gongshu-vectors.ts'
import { hangzhouVectors } from './hangzhou-vectors.ts'
import { shangyuVectors } from './shangyu-vectors.ts'
import { entitle, type Vector, writeShort } from './vectors.ts'
import { wuyiVectors } from './wuyi-vectors.ts'
import { yuyaoVectors } from './yuyao-vectors.ts'

const vectorsOf: Record<string, Vector[]> = {
  'wuyi-2021-46': wuyiVectors,
  'yuyao-2022-51': yuyaoVectors,
  'shangyu-2023-19': shangyuVectors,
  'hangzhou-2019-167': hangzhouVectors,
  'gongshu-2018-draft': gongshuVectors,
}

describe.each(Object.entries(vectorsOf))('%s', (policy, vectors) => {
  test.each(vectors)('$rule, $about: $says', ({ facts, lines, warnings = [] }) => {
    const output = entitle(policy, facts)
    expect(output.lines.map(writeShort)).toEqual(lines)
    expect(output.warnings.map(({ code, fact }) => (fact === null ? code : `${code} ${fact}`))).toEqual(warnings)
  })

  test('every line cites the clause of its rule first', () => {
    const clauses = new Map(policyById(policy)?.rules.map(({ id, clause }) => [id, clause]))
    for (const { facts } of vectors) {
      for (const { rule, cites } of entitle(policy, facts).lines) expect(cites[0]).toEqual({ policy, clause: clauses.get(rule) })
    }
  })
})

test('every rule of every policy has a plain, a boundary and a stacking vector that gives or refuses it', () => {
  const missing = listPolicies().flatMap(({ id, rules }) =>
    rules.flatMap(({ id: rule }) =>
      (['plain', 'boundary', 'stacking'] as const)
        .filter((about) => !vectorsOf[id]?.some((vector) => vector.rule === rule && vector.about === about))
        .map((about) => `${rule} ${about}`),
    ),
  )
  expect(missing).toEqual([])
})

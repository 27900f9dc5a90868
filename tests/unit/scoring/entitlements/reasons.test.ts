import { expect, test } from 'vitest'
import { describeReason, REASONS } from '#scoring/entitlements/index.ts'
import { listPolicies } from '#scoring/policies/register.ts'

test('every reason a shipped policy names is described in both languages', () => {
  const named = listPolicies().flatMap(({ rules }) =>
    rules.flatMap(({ grants }) =>
      grants.flatMap(({ ask, requires, stacking, flags, notes }) => [
        ...Object.values(ask ?? {}),
        ...(requires ?? []).flatMap(({ otherwise, missing }) => [otherwise, missing]),
        ...(stacking ?? []).map(({ reason }) => reason),
        ...(flags ?? []).map(({ reason }) => reason),
        ...(notes ?? []),
      ]),
    ),
  )
  expect([...new Set(named)].filter((code) => describeReason(code) === null)).toEqual([])
})

test('no description is empty, and a code of nobody has none', () => {
  expect(Object.values(REASONS).filter(({ zh, en }) => zh === '' || en === '')).toEqual([])
  expect(describeReason('toString')).toBeNull()
})

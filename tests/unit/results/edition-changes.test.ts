import { expect, test } from 'vitest'
import { buildRankFile, type GivenCell } from '#app/services/results/build-rank-input.ts'
import { computeResult } from '#app/services/results/compute-ranking.server.ts'
import { compareEditions } from '#app/services/results/edition-changes.ts'
import { linesOf, type EditionContent } from '#app/services/results/edition-content.ts'
import { editionJson, editionSheet, type EditionToWrite } from '#app/services/results/edition-file.ts'
import { resultHash } from '#app/services/results/result-hash.ts'
import { messagesFor } from '#app/messages/index.ts'
import { weldingRules } from '#tests/support/scoring-event.ts'

const rules = { ...weldingRules, parts: weldingRules.parts.map(({ key, name, weight, passMark }) => ({ key, name, weight, passMark: passMark! })), metrics: [], tieBreaks: [] }

type Row = { id: string; theory: number | null; practical: number | null; status?: 'competed' | 'absent' | 'disqualified' }

function contentFrom(rows: Row[], names: Record<string, string> = {}): EditionContent {
  const cells = rows.flatMap(({ id, theory, practical }): GivenCell[] =>
    ([['theory', theory], ['practical', practical]] as const).map(([key, value]) => ({ entryId: id, kind: 'part', key, slot: 0, value, absentJudge: false })),
  )
  const entries = rows.map(({ id, status = 'competed' }) => ({ id, status, skillLevelHeld: null }))
  const input = buildRankFile({ competition: { tier: 'county', competitionClass: 1, policyId: 'wuyi-2021-46', finalOn: '2024-05-11' }, rules, entries, cells })
  const computed = computeResult(input, { promotions: [], awards: [] })
  if (!computed.ok) throw new Error(computed.problems.join())
  return { input, output: computed.result.output, people: Object.fromEntries(rows.map(({ id }) => [id, { name: names[id] ?? `人${id}`, number: id, organisation: '厂' }])) }
}

const before = contentFrom([{ id: '1', theory: 9000, practical: 9000 }, { id: '2', theory: 8000, practical: 8000 }, { id: '3', theory: null, practical: null, status: 'absent' }])

test('two editions of the same facts do not differ', () => {
  expect(compareEditions(before, structuredClone(before))).toEqual([])
})

test('a changed mark names every value that follows from it, of everybody it touches', () => {
  const after = contentFrom([{ id: '1', theory: 9000, practical: 7000 }, { id: '2', theory: 8000, practical: 8000 }, { id: '3', theory: null, practical: null, status: 'absent' }])
  expect(compareEditions(before, after)).toEqual([
    { entryId: '2', number: '2', name: '人2', changes: [{ field: 'rank', before: '2', after: '1' }, { field: 'award', before: null, after: 'first' }] },
    {
      entryId: '1', number: '1', name: '人1',
      changes: [
        { field: 'mark:practical', before: '90.00', after: '70.00' },
        { field: 'total', before: '90.00', after: '76.00' },
        { field: 'rank', before: '1', after: '2' },
        { field: 'award', before: 'first', after: null },
      ],
    },
  ])
})

test('somebody who was disqualified loses rank, total and promotion; a corrected name is a difference too', () => {
  const after = contentFrom([{ id: '1', theory: 9000, practical: 9000, status: 'disqualified' }, { id: '2', theory: 8000, practical: 8000 }, { id: '3', theory: null, practical: null, status: 'absent' }], { 3: '喆' })
  const byId = new Map(compareEditions(before, after).map((change) => [change.entryId, change.changes]))
  expect(byId.get('1')).toContainEqual({ field: 'rank', before: '1', after: null })
  expect(byId.get('1')).toContainEqual({ field: 'unranked', before: null, after: 'disqualified' })
  expect(byId.get('1')).toContainEqual({ field: 'promotion', before: 'seniorWorker', after: null })
  expect(byId.get('3')).toEqual([{ field: 'name', before: '人3', after: '喆' }])
})

test('lines stand by rank, equal ranks by number (2 before 10), people without a rank last', () => {
  const content = contentFrom([{ id: '10', theory: 8000, practical: 8000 }, { id: '2', theory: 8000, practical: 8000 }, { id: '1', theory: null, practical: null, status: 'absent' }, { id: '3', theory: 9000, practical: 9000 }])
  expect(linesOf(content).map(({ number, rank }) => [number, rank])).toEqual([['3', 1], ['2', 2], ['10', 2], ['1', null]])
})

const toWrite = (content: EditionContent): EditionToWrite => ({
  ...content, competitionName: '大赛', eventName: '焊工', edition: 1, publishedAt: new Date('2024-05-12T01:00:00Z'), inputHash: resultHash(content.input), outputHash: resultHash(content.output), settlements: { promotions: [], awards: [] }, rules,
})

test('the public file holds people with a rank only; that of the staff adds the others and why', () => {
  const options = { m: messagesFor('zh-CN'), locale: 'zh-CN' } as const
  expect(editionSheet(toWrite(before), { audience: 'public', ...options }).rows).toEqual([
    ['1', '1', '人1', '厂', '90.00', '90.00', '90.00', '一等奖', '晋升高级工'],
    ['2', '2', '人2', '厂', '80.00', '80.00', '80.00', null, '晋升高级工'],
  ])
  expect(editionSheet(toWrite(before), { audience: 'staff', ...options }).rows.at(-1)).toEqual([null, '3', '人3', '厂', null, null, null, null, null, '缺考'])
})

test('whoever has the JSON computes the same result and the same hashes', () => {
  const file = JSON.parse(editionJson(toWrite(before), 'public')) as EditionToWrite
  expect(Object.keys(file.people)).toEqual(['1', '2'])
  expect(resultHash(file.input)).toBe(file.inputHash)
  const again = computeResult(file.input, file.settlements)
  expect(again.ok && again.result.outputHash).toBe(file.outputHash)
})

import { describe, expect, test } from 'vitest'
import { readRankInput } from '#scoring/ranking/read-rank-input.ts'
import { contest, event, problemsOf, rank } from '#tests/unit/scoring/contest.ts'

const oneEntry = (changes: object) => contest([], { entries: [{ id: 'A', status: 'competed', marks: {}, ...changes }] })

describe('an input is read strictly, and all its problems come together', () => {
  test('a good input has none', () => {
    expect(readRankInput(contest([{ id: 'A', theory: '80', practical: '80' }])).ok).toBe(true)
  })

  test('problems of every level in one answer', () => {
    expect(
      problemsOf({
        policy: 'wuyi-2021-64',
        competition: { tier: 'town', class: 3 },
        event: {
          format: 'pair',
          parts: [{ key: 'theory', weight: '30', passMark: '160' }, { key: 'theory', weight: -1, panel: { dropHigh: 1.5, drop: 1 } }, { key: 'constructor', weight: 1 }],
          tieBreaks: [{ key: 'theory' }],
          awards: [{ key: 'first', share: '110%' }, { key: 'first', count: 1, share: '10%' }, { key: 'undecided' }],
        },
        readings: { secondTierCap: 'both', requirePassForRank: 'yes' },
        entries: [{ id: 'A', status: 'present' }, { id: 'A', status: 'competed', mark: {} }, null],
        entires: [],
      }),
    ).toEqual([
      'entires: unknown key',
      'policy: no such policy',
      'asOf: missing',
      'competition.tier: must be one of national, provincial, municipal, county, enterprise',
      'competition.class: must lie between 1 and 2',
      'event.format: must be one of individual, team',
      'event.parts[0].passMark: must be at most 100',
      'event.parts[0].weight: must be a number',
      'event.parts[1].key: the same as event.parts[0].key',
      'event.parts[1].weight: must not be negative',
      'event.parts[1].panel.drop: unknown key',
      'event.parts[1].panel.dropHigh: must be a whole number',
      'event.parts[2].key: this name is reserved',
      'event.tieBreaks[0].direction: missing',
      'event.awards[0].share: must be at most 100%',
      'event.awards[1].key: the same as event.awards[0].key',
      'event.awards[1].share: give either share or count',
      'event.awards[2].key: this name is reserved',
      'event.awards[2].share: give either share or count',
      'readings.secondTierCap: must be one of tier, cumulative',
      'readings.requirePassForRank: must be true or false',
      'entries[0].status: must be one of competed, absent, didNotFinish, withdrawn, disqualified',
      'entries[1].mark: unknown key',
      'entries[1].id: the same as entries[0].id',
      'entries[2]: must be an object',
    ])
  })

  test.each([
    ['86.505', 'more than two decimals'],
    ['1e2', 'not a decimal number'],
    ['-1', 'must not be negative'],
    ['100.01', 'above the maximum of 100'],
    [' 85', 'not a decimal number'],
    ['', 'not a decimal number'],
    [85, 'must be a decimal string, a panel or aspects'],
    [true, 'must be a decimal string, a panel or aspects'],
    [['85'], 'must be a decimal string, a panel or aspects'],
    [{}, 'must have a panel or aspects'],
  ])('a theory mark %j: %s', (mark, message) => {
    expect(problemsOf(oneEntry({ marks: { theory: mark } }))).toEqual([`entries[0].marks.theory: ${message}`])
  })

  test('a part may have another maximum', () => {
    const bonus = event({ parts: [{ key: 'theory', weight: 1, maximum: '120' }], tieBreaks: [] })
    expect(problemsOf({ ...oneEntry({ marks: { theory: '120' } }), event: bonus })).toEqual([])
    expect(problemsOf({ ...oneEntry({ marks: { theory: '120.01' } }), event: bonus })).toEqual(['entries[0].marks.theory: above the maximum of 120'])
  })

  test('panels, aspects and metrics name the very value', () => {
    expect(
      problemsOf(
        oneEntry({
          marks: {
            theory: { panel: ['90', 90, '9,0', null], extra: 1 },
            practical: {
              aspects: [
                { type: 'measurement', max: '2', mark: '2.01' },
                { type: 'judgement', max: '2', scores: [1, 4, '2', 1.5] },
                { type: 'measurement', max: '2', scores: [] },
                { type: 'other', max: '2' },
              ],
            },
          },
          metrics: { seconds: 5400, time: '1:30', practical: '1' },
          skillLevel: 'master',
        }),
      ),
    ).toEqual([
      'entries[0].skillLevel: must be one of apprentice, juniorWorker, intermediateWorker, seniorWorker, technician, seniorTechnician, specialTechnician, chiefTechnician',
      'entries[0].marks.theory.extra: unknown key',
      'entries[0].marks.theory.panel[1]: must be a decimal string, or null for an absent judge',
      'entries[0].marks.theory.panel[2]: not a decimal number',
      'entries[0].marks.practical.aspects[0].mark: above the maximum of 2',
      'entries[0].marks.practical.aspects[1].scores[1]: must be a whole number from 0 to 3',
      'entries[0].marks.practical.aspects[1].scores[2]: must be a whole number from 0 to 3',
      'entries[0].marks.practical.aspects[1].scores[3]: must be a whole number from 0 to 3',
      'entries[0].marks.practical.aspects[2].scores: unknown key',
      'entries[0].marks.practical.aspects[2].mark: missing',
      'entries[0].marks.practical.aspects[3].type: must be one of measurement, judgement',
      'entries[0].metrics.seconds: must be a decimal string',
      'entries[0].metrics.time: not a decimal number',
      'entries[0].metrics.practical: has the name of a part',
    ])
  })

  test('a mark for a part that the event does not have is a typing error', () => {
    expect(problemsOf(oneEntry({ marks: { teory: '80' } }))).toEqual(['entries[0].marks.teory: unknown key'])
  })

  test('names that objects inherit are neither marks nor keys', () => {
    const marks = JSON.parse('{"__proto__":"80","toString":"80"}')
    expect(problemsOf(oneEntry({ marks }))).toEqual(['entries[0].marks.__proto__: unknown key', 'entries[0].marks.toString: unknown key'])
    expect(rank(contest([{ id: '__proto__', theory: '80', practical: '80' }, { id: 'constructor', theory: '70', practical: '70' }])).standings.map(({ id }) => id))
      .toEqual(['__proto__', 'constructor'])
  })

  test.each([[null], [[]], ['text'], [3]])('%j is no contest', (json) => {
    expect(problemsOf(json)).toEqual(['$: must be an object'])
  })

  test('an event without parts, or without weight, cannot be ranked', () => {
    expect(problemsOf(contest([], { event: event({ parts: [], tieBreaks: [] }) }))).toEqual(['event.parts: needs at least one part'])
    expect(problemsOf(contest([], { event: event({ parts: [{ key: 'a', weight: 0 }], tieBreaks: [] }) }))).toEqual(['event.parts: the weights must not all be 0'])
  })

  test('a metric is compared in the finest unit that any entry uses', () => {
    const timed = event({ tieBreaks: [{ key: 'seconds', direction: 'asc' }] })
    const seconds = ['60', '59.5', '59.499999', '-1', '59.50']
    const entrants = seconds.map((value, at) => ({ id: `E${at}`, theory: '80', practical: '80', metrics: { seconds: value } }))
    expect(rank(contest(entrants, { event: timed })).standings.map((standing) => standing.rank)).toEqual([5, 3, 2, 1, 3])
    expect(problemsOf(contest([{ id: 'A', metrics: { seconds: '1.1234567' } }], { event: timed }))).toEqual(['entries[0].metrics.seconds: more than six decimals'])
    expect(problemsOf(contest([{ id: 'A', metrics: { seconds: '123456789012345' } }, { id: 'B', metrics: { seconds: '0.1' } }], { event: timed })))
      .toEqual(['entries[0].metrics.seconds: too many digits'])
  })

  test('100,000 entries are read, and each problem among them is named', () => {
    const entries = Array.from({ length: 100_000 }, (_, at) => ({ id: `E${at}`, status: 'competed', marks: { theory: '80', practical: at % 50_000 === 7 ? '80.001' : '80' } }))
    expect(problemsOf(contest([], { entries }))).toEqual(['entries[7].marks.practical: more than two decimals', 'entries[50007].marks.practical: more than two decimals'])
  })
})

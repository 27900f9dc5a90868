import { describe, expect, test } from 'vitest'
import { assignExperts, conflictOf, type ReviewExpert, type ReviewedStudio } from '#app/services/reviews/assign-experts.ts'
import { holdMeeting, type SubmittedScore } from '#app/services/reviews/outcomes.ts'
import { readDocumentNumber } from '#app/services/reviews/document-number.ts'
import { blockersOf, ROUND_STATES, ROUND_TRANSITIONS, roundTransition, type RoundFacts } from '#app/services/reviews/round-states.ts'
import { meanScore, sheetGaps, sheetScore, spreadOf, type ReviewSheet } from '#app/services/reviews/sheet.ts'
import { whoIsAssessed } from '#app/services/reviews/who-is-assessed.ts'
import { hangzhou2017 } from '#scoring/studios/rubrics/hangzhou-2017.ts'

const studio = (id: string, change: Partial<ReviewedStudio> = {}): ReviewedStudio => ({ id, hostId: `host-${id}`, hostName: `单位${id}`, people: [`lead-${id}`], ...change })
const expert = (personId: string, change: Partial<ReviewExpert> = {}): ReviewExpert => ({ personId, organisationId: null, organisationName: null, ...change })

describe('experts are dealt by load and without conflicts', () => {
  test('own unit by id or by name, and whoever belongs to the studio, judge nothing there', () => {
    expect(conflictOf(studio('s'), expert('a', { organisationId: 'host-s' }))).toBe('ownUnit')
    expect(conflictOf(studio('s'), expert('a', { organisationName: '单位s' }))).toBe('ownUnit')
    expect(conflictOf(studio('s'), expert('lead-s'))).toBe('ownStudio')
    expect(conflictOf(studio('s'), expert('a', { organisationId: 'host-t' }))).toBeNull()
  })

  test('500 studios × 3 experts: everybody carries the same, nobody twice, no conflict', () => {
    const studios = Array.from({ length: 500 }, (_, at) => studio(`s${at}`))
    const experts = Array.from({ length: 30 }, (_, at) => expert(`e${at}`, { organisationId: `host-s${at}` }))
    const { pairs, short } = assignExperts({ studios, experts, perStudio: 3, standing: [], barred: [] })
    expect([pairs.length, short, new Set(pairs.map((pair) => `${pair.studioId} ${pair.personId}`)).size]).toEqual([1500, [], 1500])
    const load = experts.map(({ personId }) => pairs.filter((pair) => pair.personId === personId).length)
    expect(Math.max(...load) - Math.min(...load)).toBeLessThanOrEqual(1)
    expect(pairs.some(({ studioId, personId }) => conflictOf(studios.find((one) => one.id === studioId)!, experts.find((one) => one.personId === personId)!))).toBe(false)
  })

  test('a declined pair is not dealt again, a standing one counts, and who is left short is named', () => {
    const { pairs, short } = assignExperts({ studios: [studio('s'), studio('t')], experts: [expert('a'), expert('b')], perStudio: 2, standing: [{ studioId: 's', personId: 'a' }], barred: [{ studioId: 's', personId: 'b' }] })
    expect([pairs, short]).toEqual([[{ studioId: 't', personId: 'b' }, { studioId: 't', personId: 'a' }], ['s']])
  })
})

const sheet = (points: Record<string, number>, reason = ''): ReviewSheet => ({ items: Object.fromEntries(hangzhou2017.items.map((item) => [item.key, { points: points[item.key] ?? item.points, reason }])), veto: null, visitedOn: null, overall: '' })

test('a sheet needs points within each item and a reason for whatever was taken', () => {
  expect(sheetGaps(hangzhou2017, sheet({}))).toEqual([])
  expect(sheetGaps(hangzhou2017, sheet({ place: 800 }))).toEqual([{ key: 'place', gap: 'reasonMissing' }])
  expect(sheetGaps(hangzhou2017, sheet({ place: 800 }, '标牌不明显'))).toEqual([])
  expect(sheetGaps(hangzhou2017, sheet({ place: 1100 }))).toEqual([{ key: 'place', gap: 'aboveMaximum' }])
  expect(sheetGaps(hangzhou2017, { ...sheet({}), items: {}, veto: { key: 'fraud', reason: '' } }).map((gap) => gap.gap)).toEqual([...hangzhou2017.items.map(() => 'pointsMissing'), 'reasonMissing'])
  expect([sheetScore(hangzhou2017, sheet({ place: 800 })), meanScore([8550, 8601]), meanScore([]), spreadOf([8550, 9600, 9000]), spreadOf([9000])]).toEqual([9800, 8576, null, 1050, 0])
})

//  recognised | last assessed | cycle | in 2024
//  2024       | –             | 1     | exempt
//  2023       | –             | 2     | assessed
//  2020       | 2023          | 2     | not due
//  2020       | 2022          | 2     | assessed
//  2020       | 2023          | 1     | assessed
test('who is assessed in a year is said with its reason', () => {
  const of = (recognisedOn: string, lastAssessedOn: string | null, cycleYears: number) => whoIsAssessed({ recognisedOn, lastAssessedOn }, { year: 2024, cycleYears }).status
  expect([of('2024-01-02', null, 1), of('2023-12-31', null, 2), of('2020-01-01', '2023-12-01', 2), of('2020-01-01', '2022-12-01', 2), of('2020-01-01', '2023-12-01', 1)]).toEqual(['exempt', 'assessed', 'notDue', 'assessed', 'assessed'])
})

describe('the meeting', () => {
  const round = { policyId: null, asOf: '2024-11-30', thresholds: { excellent: '85.00', qualified: '60.00' }, excellentShare: 2000 }
  const studios = (decided: Record<string, 'excellent' | 'qualified'> = {}) => Array.from({ length: 10 }, (_, at) => ({ studioId: `s${at}`, status: 'assessed', decided: decided[`s${at}`] ?? null }))
  //  s0 92 · s1 s2 90 · s3 88 · s4 70 · s5 … 65 · s9 50; quota 2
  const scores = [9200, 9000, 9000, 8800, 7000, 6500, 6500, 6500, 6500, 5000]
  const submitted: SubmittedScore[] = scores.flatMap((score, at) => [{ studioId: `s${at}`, score: score - 100, vetoed: false }, { studioId: `s${at}`, score: score + 100, vetoed: false }])
  const grades = (decided?: Record<string, 'excellent' | 'qualified'>, more: SubmittedScore[] = []) => holdMeeting(round, studios(decided), [...submitted, ...more]).outcomes.map((outcome) => outcome.grade)

  test('takes the mean, keeps to the quota, and leaves a tie across its line to a person', () => {
    const { quota, openPlaces, outcomes } = holdMeeting(round, studios(), submitted)
    expect([quota, openPlaces, outcomes[0]!.score, outcomes[0]!.spread]).toEqual([2, 1, 9200, 200])
    expect(outcomes.map((outcome) => outcome.grade)).toEqual(['excellent', 'undecided', 'undecided', 'qualified', 'qualified', 'qualified', 'qualified', 'qualified', 'qualified', 'unqualified'])
  })

  test('follows the person once the open place is given, and not when too many are raised', () => {
    expect(grades({ s1: 'excellent' }).slice(0, 3)).toEqual(['excellent', 'excellent', 'qualified'])
    expect(grades({ s1: 'excellent', s2: 'excellent' }).slice(0, 3)).toEqual(['excellent', 'undecided', 'undecided'])
    expect(grades({ s1: 'qualified' }).slice(0, 3)).toEqual(['excellent', 'undecided', 'undecided'])
    expect(grades({ s1: 'qualified', s2: 'qualified' }).slice(0, 3)).toEqual(['excellent', 'qualified', 'qualified'])
    expect(grades({ s3: 'excellent' })[3]).toBe('qualified')
  })

  test('a veto makes unqualified whatever the score, and a studio without a score has no grade', () => {
    expect(grades(undefined, [{ studioId: 's0', score: 9200, vetoed: true }])[0]).toBe('unqualified')
    expect(holdMeeting(round, [{ studioId: 'x', status: 'assessed', decided: null }, { studioId: 'y', status: 'exempt', decided: null }], []).outcomes.map((outcome) => outcome.grade)).toEqual([null, null])
  })
})

//  state        | lawful acts
const lawful: Record<string, Record<string, string>> = {
  draft: { collect: 'collecting' },
  collecting: { startReview: 'reviewing' },
  reviewing: { startMeeting: 'meeting' },
  meeting: { backToReview: 'reviewing', notify: 'publicNotice' },
  publicNotice: { publish: 'closed' },
  closed: {},
}
const clear: RoundFacts = { assessed: 4, lacking: 0, openReviews: 0, unscored: 0, undecided: 0, noticeRuns: false, openObjections: 0 }

test('every pair of state and act of a round leads where the table says, and nothing open lets it pass', () => {
  for (const state of ROUND_STATES) {
    for (const { action } of ROUND_TRANSITIONS) expect([state, action, roundTransition(state, action)?.to]).toEqual([state, action, lawful[state]?.[action]])
  }
  for (const step of ROUND_TRANSITIONS) expect(blockersOf(step, clear)).toEqual([])
  const codes = (action: 'notify' | 'publish' | 'startMeeting', facts: Partial<RoundFacts>) => blockersOf(ROUND_TRANSITIONS.find((step) => step.action === action)!, { ...clear, ...facts }).map((blocker) => blocker.code)
  expect([codes('notify', { undecided: 2, unscored: 1 }), codes('publish', { noticeRuns: true, openObjections: 1 }), codes('startMeeting', { openReviews: 3, lacking: 1 })]).toEqual([['scoresMissing', 'tiesOpen'], ['noticeOpen', 'objectionsOpen'], ['assignmentsMissing', 'reviewsOpen']])
})

test('a document number is read as offices write it', () => {
  expect([readDocumentNumber('武人社发〔2026〕15号'), readDocumentNumber('武人社发[2026]15号'), readDocumentNumber(null)]).toEqual([{ prefix: '武人社发', year: 2026, number: 15 }, null, null])
})

import { describe, expect, test } from 'vitest'

import { changesOfLast, type Submission } from '#app/services/studios/requests/request-content.ts'
import { REQUEST_STATES, REQUEST_TRANSITIONS, requestTransition, studioStateAfter, type RequestAction } from '#app/services/studios/requests/request-states.ts'
import { policyById } from '#scoring/policies/register.ts'
import { checkConditions } from '#scoring/studios/application/check-conditions.ts'
import { APPLICATION_TERMS, applicationTerms } from '#scoring/studios/application/terms.ts'

describe('every action in every state', () => {
  const ACTIONS = [...new Set(REQUEST_TRANSITIONS.map(({ action }) => action))]
  const table = (kind: 'application' | 'changeName') =>
    Object.fromEntries(REQUEST_STATES.map((state) => [state, ACTIONS.flatMap((action: RequestAction) => {
      const step = requestTransition(kind, state, action)
      return step ? [`${action}→${step.to ?? state}`] : []
    })]))

  test('of an application', () => {
    const filling = ['save→', 'confirmHostNotice→', 'submit→submitted', 'withdraw→withdrawn']
    const at = (state: string) => filling.map((one) => (one.endsWith('→') ? `${one}${state}` : one))
    expect(table('application')).toEqual({
      draft: at('draft'),
      returned: at('returned'),
      submitted: ['withdraw→withdrawn', 'return→returned', 'startReview→underReview', 'refuse→refused'],
      underReview: ['return→returned', 'askExperts→underReview', 'askExpert→underReview', 'releaseExpert→underReview', 'addOpinion→underReview', 'openNotice→publicNotice', 'refuse→refused'],
      publicNotice: ['reopenReview→underReview', 'draftDocument→publicNotice', 'recognise→approved', 'refuse→refused'],
      approved: [],
      refused: [],
      withdrawn: [],
    })
  })

  test('of a change', () => {
    expect(table('changeName')).toEqual({ draft: ['withdraw→withdrawn'], submitted: ['withdraw→withdrawn', 'return→returned', 'refuse→refused', 'approveChange→approved'], returned: ['resubmit→submitted', 'withdraw→withdrawn'], underReview: ['return→returned', 'refuse→refused'], publicNotice: ['refuse→refused'], approved: [], refused: [], withdrawn: [] })
  })

  test('an upgrade leaves the studio recognised, a studio that had left stays so when refused', () => {
    expect(REQUEST_STATES.map((to) => studioStateAfter('upgrade', to, 'recognised'))).toEqual(REQUEST_STATES.map(() => 'recognised'))
    expect([studioStateAfter('application', 'refused', 'exited'), studioStateAfter('application', 'refused', 'draft'), studioStateAfter('application', 'withdrawn', 'exited')]).toEqual(['exited', 'refused', 'exited'])
  })
})

describe('conditions', () => {
  test('every policy and tier cites a clause of its own policy, and no pair is there twice', () => {
    for (const { policyId, clause } of APPLICATION_TERMS) expect(policyById(policyId)?.clauses.some((one) => one.clause === clause)).toBe(true)
    expect(new Set(APPLICATION_TERMS.map(({ policyId, tier }) => `${policyId} ${tier}`)).size).toBe(APPLICATION_TERMS.length)
    expect(applicationTerms('hangzhou-2019-167', 'county')).toBeNull()
  })

  test.each(APPLICATION_TERMS.map((terms) => [`${terms.policyId} ${terms.tier}`, terms] as const))('%s: what is exactly enough is enough, one less is not', (_name, { conditions }) => {
    const enough = Object.fromEntries(conditions.map(({ key, kind, least, leastLevel }) => [key, kind === 'yesNo' ? 'yes' : kind === 'text' ? '有' : kind === 'level' ? leastLevel! : String(least)]))
    const files = Object.fromEntries(conditions.filter(({ evidence }) => evidence).map(({ key }) => [key, 1]))
    expect(checkConditions(conditions, enough, files).missing).toEqual([])
    for (const { key, least, oneOf } of conditions) {
      if (least === undefined || oneOf !== undefined) continue
      expect(checkConditions(conditions, { ...enough, [key]: String(least - 1) }, files).missing).toEqual([key])
    }
  })

  test('one of level, title and unique skill is enough; without any, all three are named; a file is needed for it', () => {
    const { conditions } = applicationTerms('wuyi-2021-46', 'county')!
    const state = (answers: Record<string, string>, files: Record<string, number>) => checkConditions(conditions, answers, files).conditions.slice(0, 3).map((one) => one.state)
    expect(state({ level: 'seniorWorker' }, { level: 1 })).toEqual(['short', 'open', 'open'])
    expect(state({ level: 'technician' }, {})).toEqual(['noEvidence', 'open', 'open'])
    expect(state({ uniqueSkill: '薄板单面焊双面成形' }, { uniqueSkill: 1 })).toEqual(['other', 'other', 'met'])
    expect(checkConditions(conditions, {}, {}).missing.slice(0, 3)).toEqual(['level', 'title', 'uniqueSkill'])
    // The three stand for each other, so they are one thing to do.
    const { missing, missingCount } = checkConditions(conditions, {}, {})
    expect(missing.length - missingCount).toBe(2)
  })
})

test('a resubmission says what changed: answers, files, the host’s notice, and nothing else', () => {
  const first: Submission = { at: '2024-05-01T00:00:00Z', by: '甲', answers: { premises: '20', rules: 'yes' }, files: { premises: ['a'] }, hostNotice: { from: '2024-04-01', to: '2024-04-08', result: 'noObjection', note: '' } }
  const second: Submission = { ...first, answers: { premises: '60', rules: 'yes' }, files: { premises: ['b', 'c'] } }
  expect(changesOfLast([first])).toBeNull()
  expect(changesOfLast([first, second])).toEqual([{ key: 'premises', before: '20', after: '60', filesAdded: 2, filesRemoved: 1 }])
})

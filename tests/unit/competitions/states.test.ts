import { expect, test } from 'vitest'
import type { CompetitionFacts, EventFacts } from '#app/services/competitions/blockers.ts'
import { COMPETITION_ACTIONS, COMPETITION_STATES, judgeTransition, nextStep, rulesAreEditable, STATE_LINE, TRANSITIONS, transitionsFrom } from '#app/services/competitions/states.ts'

const welding: EventFacts = { id: 'e1', name: '焊工', ruleProblems: 0, entrants: 36, marks: 0, editions: 0, published: false, correctionOpen: false }
const facts = (events: EventFacts[], policy: CompetitionFacts['policy'] = 'inForce'): CompetitionFacts => ({ policy, events })

/** Facts under which nothing stands in the way of the action. */
const unblocked: Record<(typeof COMPETITION_ACTIONS)[number], CompetitionFacts> = {
  openRegistration: facts([welding]),
  backToDraft: facts([{ ...welding, entrants: 0 }]),
  startScoring: facts([welding]),
  backToRegistration: facts([welding]),
  publish: facts([{ ...welding, marks: 72, editions: 1, published: true }]),
  archive: facts([{ ...welding, marks: 72, editions: 1, published: true }]),
}

//  state     | what may be done, and where it leads; every other pair of state and action is refused
const lawful: Record<string, Record<string, string>> = {
  draft: { openRegistration: 'open' },
  open: { startScoring: 'scoring', backToDraft: 'draft' },
  registrationClosed: {},
  checkedIn: {},
  scoring: { publish: 'published', backToRegistration: 'open' },
  checking: {},
  provisional: {},
  publicNotice: {},
  published: { archive: 'archived' },
  archived: {},
}

for (const state of COMPETITION_STATES) {
  for (const action of COMPETITION_ACTIONS) {
    const to = lawful[state]?.[action]
    test(`${state} × ${action} ${to ? `leads to ${to}` : 'is refused'}`, () => {
      const verdict = judgeTransition(state, action, unblocked[action])
      expect(verdict.ok ? verdict.transition.to : verdict.reason).toBe(to ?? 'illegalTransition')
    })
  }
}

test('a step that is lawful in its state but blocked says every reason, event by event', () => {
  const lathe: EventFacts = { ...welding, id: 'e2', name: '车工', ruleProblems: 2, entrants: 0 }
  expect(judgeTransition('open', 'startScoring', facts([welding, lathe], 'draft'))).toMatchObject({
    ok: false,
    reason: 'blocked',
    blockers: [
      { code: 'rulesIncomplete', event: { id: 'e2', name: '车工' } },
      { code: 'noEntrants', event: { id: 'e2', name: '车工' } },
      { code: 'policyIsDraft' },
    ],
  })
})

const blocked: Array<[string, Parameters<typeof judgeTransition>, string[]]> = [
  ['registration does not open without an event', ['draft', 'openRegistration', facts([])], ['noEvents']],
  ['a county first-class contest names its policy first', ['draft', 'openRegistration', facts([welding], 'missing')], ['policyMissing']],
  ['an event with entrants keeps the contest open', ['open', 'backToDraft', facts([welding])], ['hasEntrants']],
  ['rules stay frozen once a mark is given', ['scoring', 'backToRegistration', facts([{ ...welding, marks: 1 }])], ['hasMarks']],
  ['rules stay frozen once a result is confirmed', ['scoring', 'backToRegistration', facts([{ ...welding, editions: 1 }])], ['hasEditions']],
  ['a contest is published when each of its events is', ['scoring', 'publish', facts([{ ...welding, editions: 1 }])], ['resultsNotPublished']],
  [
    'a contest with an open correction is not archived',
    ['published', 'archive', facts([{ ...welding, editions: 1, published: true, correctionOpen: true }])],
    ['correctionOpen'],
  ],
  ['a contest whose result was withdrawn is not archived', ['published', 'archive', facts([{ ...welding, editions: 1 }])], ['resultsNotPublished']],
]

for (const [name, args, codes] of blocked) {
  test(name, () => {
    const verdict = judgeTransition(...args)
    expect(verdict.ok || verdict.reason !== 'blocked' ? verdict : verdict.blockers.map((blocker) => blocker.code)).toEqual(codes)
  })
}

test('an expired or a future policy is a warning, not a blocker: nothing is promoted by it', () => {
  for (const policy of ['expired', 'notYetInForce', 'startUncertain', 'repealed', 'notNeeded'] as const) {
    expect(judgeTransition('open', 'startScoring', facts([welding], policy)).ok).toBe(true)
  }
})

test('the line of states is walked by the forward steps alone, from its first state to its last', () => {
  const walked = [STATE_LINE[0]!]
  for (let state = walked[0]; state; ) {
    const step = TRANSITIONS.find((transition) => transition.from === state && transition.direction === 'forward')
    state = step?.to
    if (state) walked.push(state)
  }
  expect(walked).toEqual(STATE_LINE)
})

test('each state offers one step forward at most, and offers it first', () => {
  for (const state of COMPETITION_STATES) {
    const directions = transitionsFrom(state).map((transition) => transition.direction)
    expect(directions.filter((direction) => direction === 'forward').length).toBeLessThanOrEqual(1)
    expect(directions.indexOf('forward')).toBeLessThanOrEqual(0)
  }
  expect(nextStep('archived', facts([welding]))).toBeNull()
  expect(nextStep('draft', facts([]))).toMatchObject({ transition: { action: 'openRegistration' }, blockers: [{ code: 'noEvents' }] })
})

test('rules are edited before scoring starts and never after', () => {
  expect(COMPETITION_STATES.filter(rulesAreEditable)).toEqual(['draft', 'open'])
})

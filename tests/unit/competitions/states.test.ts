import { expect, test } from 'vitest'
import type { CompetitionFacts, EventFacts } from '#app/services/competitions/blockers.ts'
import { COMPETITION_STATES, COMPETITION_STEPS, mayReplan, stateLine, type CompetitionPlan } from '#app/services/competitions/plan.ts'
import { COMPETITION_ACTIONS, judgeTransition, marksMayBeWritten, nextStep, resultsMayBePublished, rulesAreEditable, TRANSITIONS, transitionsFrom } from '#app/services/competitions/states.ts'
import { blockerLine } from '#app/components/competitions/blocker-line.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import type { CompetitionState } from '#db/schema/competitions.ts'

const welding: EventFacts = {
  id: 'e1', name: '焊工', ruleProblems: 0, schemesIncomplete: [], entrants: 36, pending: 0, checkedIn: 0, judgesConflicted: 0, judgesUntrained: 0, layersDrawn: 0, layersSealed: 0, openCells: 72, marks: 0, editions: 0, confirmed: false, published: false, correctionOpen: false,
  signatures: 2, announced: true, appealClockRuns: false, openAppeals: 0, notices: 1, noticesRunning: 0, openObjections: 0, openItems: 0,
}
const marked = { ...welding, checkedIn: 34, openCells: 0, marks: 72 }
const published = { ...marked, editions: 1, confirmed: true, published: true }

const SMALL: CompetitionPlan = { usedSteps: [], blindLayers: 0 }
const WHOLE: CompetitionPlan = { usedSteps: COMPETITION_STEPS, blindLayers: 2 }
const facts = (events: EventFacts[], policy: CompetitionFacts['policy'] = 'inForce', plan = SMALL): CompetitionFacts => ({ policy, plan, events })

/** An event with which nothing stands in the way of the action. */
const unblocked: Record<(typeof COMPETITION_ACTIONS)[number], EventFacts> = {
  openRegistration: welding,
  backToDraft: { ...welding, entrants: 0 },
  closeRegistration: welding,
  reopenRegistration: welding,
  fixField: { ...welding, checkedIn: 34 },
  reopenField: welding,
  startScoring: { ...welding, layersDrawn: 2, layersSealed: 2 },
  backToRegistration: welding,
  startChecking: marked,
  backToMarking: marked,
  publishProvisionally: { ...marked, editions: 1, confirmed: true },
  backToChecking: marked,
  openNotice: { ...marked, editions: 1, confirmed: true },
  withdrawNotice: marked,
  publish: published,
  archive: published,
}

type Lawful = Partial<Record<CompetitionState, Partial<Record<(typeof COMPETITION_ACTIONS)[number], CompetitionState>>>>

//  state     | what may be done, and where it leads; every other pair of state and action is refused
const small: Lawful = {
  draft: { openRegistration: 'open' },
  open: { startScoring: 'scoring', backToDraft: 'draft' },
  scoring: { publish: 'published', backToRegistration: 'open' },
  published: { archive: 'archived' },
}
const whole: Lawful = {
  draft: { openRegistration: 'open' },
  open: { closeRegistration: 'registrationClosed', backToDraft: 'draft' },
  registrationClosed: { fixField: 'checkedIn', reopenRegistration: 'open' },
  checkedIn: { startScoring: 'scoring', reopenField: 'registrationClosed' },
  scoring: { startChecking: 'checking', backToRegistration: 'checkedIn' },
  checking: { publishProvisionally: 'provisional', backToMarking: 'scoring' },
  provisional: { openNotice: 'publicNotice', backToChecking: 'checking' },
  publicNotice: { publish: 'published', withdrawNotice: 'provisional' },
  published: { archive: 'archived' },
}

for (const [name, plan, lawful] of [['a small contest', SMALL, small], ['a contest that uses every step', WHOLE, whole]] as const) {
  for (const state of COMPETITION_STATES) {
    for (const action of COMPETITION_ACTIONS) {
      const to = lawful[state]?.[action]
      test(`${name}: ${state} × ${action} ${to ? `leads to ${to}` : 'is refused'}`, () => {
        const verdict = judgeTransition(state, action, facts([unblocked[action]], 'inForce', plan))
        expect(verdict.ok ? verdict.transition.to : verdict.reason).toBe(to ?? 'illegalTransition')
      })
    }
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

const withPlan = (change: Partial<CompetitionPlan>, event: EventFacts) => facts([event], 'inForce', { ...SMALL, ...change })

const blocked: Array<[string, Parameters<typeof judgeTransition>, string[]]> = [
  ['registration does not open without an event', ['draft', 'openRegistration', facts([])], ['noEvents']],
  ['a county first-class contest names its policy first', ['draft', 'openRegistration', facts([welding], 'missing')], ['policyMissing']],
  ['an event with entrants keeps the contest open', ['open', 'backToDraft', facts([welding])], ['hasEntrants']],
  ['an undecided registration holds up the start of scoring', ['open', 'startScoring', facts([{ ...welding, pending: 1 }])], ['registrationsPending']],
  ['a judge from an entrant’s unit holds up the start of scoring', ['open', 'startScoring', facts([{ ...welding, judgesConflicted: 1, judgesUntrained: 1 }])], ['judgesInConflict', 'judgesUntrained']],
  ['a marking scheme that is begun and not complete holds up the start of scoring', ['open', 'startScoring', facts([{ ...welding, schemesIncomplete: [{ key: 'practical', name: '实操', nameEn: null }] }])], ['schemeIncomplete']],
  ['a field is fixed when somebody has come', ['open', 'fixField', withPlan({ usedSteps: ['checkIn'] }, welding)], ['nobodyCheckedIn']],
  ['a field that is fixed for blind codes alone asks nobody to check in', ['open', 'fixField', withPlan({ blindLayers: 1 }, welding)], []],
  ['scoring waits for every layer of codes', ['checkedIn', 'startScoring', withPlan({ blindLayers: 2 }, { ...welding, layersDrawn: 1 })], ['codesNotDrawn']],
  ['check-in stays closed once codes are drawn', ['checkedIn', 'reopenField', withPlan({ blindLayers: 1 }, { ...welding, layersDrawn: 1 })], ['codesDrawn']],
  ['checking waits for the last mark', ['scoring', 'startChecking', withPlan({ usedSteps: ['recheck'] }, welding)], ['marksOpen']],
  ['nothing is announced while a code is sealed', ['scoring', 'publishProvisionally', withPlan({ usedSteps: ['appeal'], blindLayers: 1 }, { ...marked, layersSealed: 1 })], ['resultsNotConfirmed', 'codesSealed']],
  ['rules stay frozen once a mark is given', ['scoring', 'backToRegistration', facts([{ ...welding, marks: 1 }])], ['hasMarks']],
  ['rules stay frozen once a result is confirmed', ['scoring', 'backToRegistration', facts([{ ...welding, editions: 1 }])], ['hasEditions']],
  ['a contest is published when each of its events is', ['scoring', 'publish', facts([{ ...welding, editions: 1 }])], ['resultsNotPublished']],
  [
    'a contest with an open correction is not archived',
    ['published', 'archive', facts([{ ...welding, editions: 1, published: true, correctionOpen: true }])],
    ['correctionOpen'],
  ],
  [
    'nor one with certificates or money left to settle after a correction',
    ['published', 'archive', facts([{ ...welding, editions: 1, published: true, openItems: 2 }])],
    ['issuedUnsettled'],
  ],
  ['a contest whose result was withdrawn is not archived', ['published', 'archive', facts([{ ...welding, editions: 1 }])], ['resultsNotPublished']],
]

for (const [name, args, codes] of blocked) {
  test(name, () => {
    const verdict = judgeTransition(...args)
    expect(verdict.ok ? [] : verdict.reason === 'blocked' ? verdict.blockers.map((blocker) => blocker.code) : verdict).toEqual(codes)
  })
}

test('an expired or a future policy is a warning, not a blocker: nothing is promoted by it', () => {
  for (const policy of ['expired', 'notYetInForce', 'startUncertain', 'repealed', 'notNeeded'] as const) {
    expect(judgeTransition('open', 'startScoring', facts([welding], policy)).ok).toBe(true)
  }
})

/** Every plan there is: each step used or not, with and without codes. */
const PLANS: CompetitionPlan[] = Array.from({ length: 64 }, (_, bits) => ({ usedSteps: COMPETITION_STEPS.filter((_step, at) => bits & (1 << at)), blindLayers: bits & 32 ? 1 : 0 }))

test('each of the 64 plans walks its own line by forward steps alone, and every step back leads to the state before', () => {
  for (const plan of PLANS) {
    const line = stateLine(plan)
    const walked: CompetitionState[] = ['draft']
    for (;;) {
      const state = walked.at(-1)!
      const steps = transitionsFrom(state, plan)
      const forward = steps.filter((transition) => transition.direction === 'forward')
      expect(forward.length, `${state} of ${line.join()}`).toBe(state === 'archived' ? 0 : 1)
      expect(steps.indexOf(forward[0]!)).toBe(state === 'archived' ? -1 : 0)
      for (const back of steps.slice(1)) expect(back.to).toBe(line[line.indexOf(state) - 1])
      if (!forward[0]) break
      walked.push(forward[0].to)
    }
    expect(walked).toEqual(line)
  }
})

test('every transition of the table belongs to some plan', () => {
  const used = new Set(PLANS.flatMap((plan) => COMPETITION_STATES.flatMap((state) => transitionsFrom(state, plan))))
  expect(TRANSITIONS.filter((transition) => !used.has(transition))).toEqual([])
})

test('the next step of a state is its forward one, with what is missing', () => {
  expect(nextStep('archived', facts([welding]))).toBeNull()
  expect(nextStep('draft', facts([]))).toMatchObject({ transition: { action: 'openRegistration' }, blockers: [{ code: 'noEvents' }] })
})

test('a plan may change behind the present state and never before it', () => {
  const withCheckIn = { ...SMALL, usedSteps: ['checkIn'] as const }
  expect(mayReplan('open', SMALL, withCheckIn)).toBe(true)
  expect(mayReplan('scoring', SMALL, withCheckIn)).toBe(false)
  expect(mayReplan('scoring', SMALL, { ...SMALL, usedSteps: ['recheck', 'appeal'] })).toBe(true)
  expect(mayReplan('checkedIn', { ...SMALL, blindLayers: 1 }, { ...SMALL, blindLayers: 2 })).toBe(false)
  expect(mayReplan('publicNotice', { ...SMALL, usedSteps: ['publicNotice'] }, SMALL)).toBe(false)
})

test('rules are edited before scoring starts, marks written from then until the archive, results published when no step is left', () => {
  expect(COMPETITION_STATES.filter(rulesAreEditable)).toEqual(['draft', 'open', 'registrationClosed', 'checkedIn'])
  expect(COMPETITION_STATES.filter(marksMayBeWritten)).toEqual(['scoring', 'checking', 'provisional', 'publicNotice', 'published'])
  expect(COMPETITION_STATES.filter((state) => resultsMayBePublished(state, SMALL))).toEqual(['scoring', 'published'])
  expect(COMPETITION_STATES.filter((state) => resultsMayBePublished(state, WHOLE))).toEqual(['publicNotice', 'published'])
})

test('a begun scheme is told with its part and leads to its page', () => {
  const [blocker] = nextStep('open', facts([{ ...welding, schemesIncomplete: [{ key: 'practical', name: '实操', nameEn: 'Practical' }] }]))!.blockers
  const line = (locale: Locale) => blockerLine(messagesFor(locale), 'c1', blocker!, () => undefined)
  expect(line('zh-CN')).toEqual({ text: '焊工：实操评分表还没有编完，或各项合计与该部分满分不符', to: '/events/e1/scheme?part=practical&view=edit' })
  expect(line('en').text).toBe('焊工: the marking scheme of Practical is not complete or does not add up to the part’s full mark')
})

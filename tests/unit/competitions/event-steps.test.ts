import { expect, test } from 'vitest'
import { eventSteps, type EventProgress } from '#app/services/competitions/event-steps.ts'

const fresh: EventProgress = {
  state: 'draft',
  ruleProblems: 0,
  frozen: false,
  entrants: 0,
  cells: { filled: 0, of: 0 },
  confirmed: false,
  published: false,
  correctionOpen: false,
  certificates: 0,
}

const open: EventProgress = { ...fresh, state: 'open', entrants: 36, cells: { filled: 0, of: 72 } }
const scoring: EventProgress = { ...open, state: 'scoring', frozen: true }
const marked: EventProgress = { ...scoring, cells: { filled: 72, of: 72 } }
const confirmed: EventProgress = { ...marked, confirmed: true }
const published: EventProgress = { ...confirmed, state: 'published', published: true }

//  stage                       | rules entrants freeze marks confirm publish certificates   (d done, n now, w waiting)
const stages: Array<[string, EventProgress, string]> = [
  ['a new event', fresh, 'd n w w w w w'],
  ['rules that do not add up', { ...fresh, ruleProblems: 1 }, 'n n w w w w w'],
  ['entrants before registration is open', { ...fresh, entrants: 3 }, 'd d w w w w w'],
  ['registration with entrants', open, 'd d n w w w w'],
  ['scoring, nothing typed yet', scoring, 'd d d n w w w'],
  ['scoring under way', { ...scoring, cells: { filled: 40, of: 72 } }, 'd d d n n w w'],
  ['every cell filled', marked, 'd d d d n w w'],
  ['result confirmed', confirmed, 'd d d d d n w'],
  ['result published', published, 'd d d d d d n'],
  ['certificates issued', { ...published, certificates: 36 }, 'd d d d d d d'],
  ['a correction is open', { ...published, certificates: 36, correctionOpen: true, cells: { filled: 71, of: 72 } }, 'd d d n n w d'],
]

for (const [name, progress, expected] of stages) {
  test(name, () => expect(eventSteps(progress).map((step) => step.state[0]).join(' ')).toBe(expected))
}

import { expect, test } from 'vitest'
import { addMonths } from '#app/services/studios/life/add-months.ts'
import { lifeBlocker, lifeTransition, STUDIO_LIFE } from '#app/services/studios/life/life-states.ts'
import { STUDIO_STATES } from '#app/services/studios/state-tone.ts'

//  state         | lawful acts; every other pair is refused
const lawful: Record<string, Record<string, string>> = {
  recognised: { orderRectification: 'rectification', exit: 'exited' },
  rectification: { endRectification: 'recognised', exit: 'exited' },
  exited: { recogniseAgain: 'recognised' },
}

test('every pair of state and act of a studio leads where the table says, and nowhere else', () => {
  for (const state of STUDIO_STATES) for (const { action } of STUDIO_LIFE) expect([state, action, lifeTransition(state, action)?.to]).toEqual([state, action, lawful[state]?.[action]])
})

test('a barred studio comes back on the day its bar ends and not the day before', () => {
  const bar = (today: string) => lifeBlocker('recogniseAgain', { today, barredUntil: '2026-05-31', dueOn: null })
  expect([bar('2026-05-30'), bar('2026-05-31'), lifeBlocker('recogniseAgain', { today: '2026-01-01', barredUntil: null, dueOn: null })]).toEqual(['barred', null, null])
  const due = (dueOn: string | null) => lifeBlocker('orderRectification', { today: '2026-05-30', barredUntil: null, dueOn })
  expect([due(null), due('2026-05-30'), due('2026-05-31')]).toEqual(['dueNotAfterToday', 'dueNotAfterToday', null])
})

test('months are counted to the end of a shorter month', () => {
  expect([addMonths('2024-01-31', 1), addMonths('2024-12-15', 24), addMonths('2023-11-30', 3)]).toEqual(['2024-02-29', '2026-12-15', '2024-02-29'])
})

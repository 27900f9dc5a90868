import { expect, test } from 'vitest'
import { cleanOccupationCode, isOccupationCode } from '#app/services/competitions/occupation.ts'

test('a code is the main group and three two-digit steps', () => {
  expect(['6-18-02-04', '4-10-03-01', '8-00-00-00'].every(isOccupationCode)).toBe(true)
  expect(['6-18-2-04', '61802-04', '9-18-02-04', '0-18-02-04', '6-18-02-04-01', '6-18-02-04 ', ''].some(isOccupationCode)).toBe(false)
})

test('what an input method types for a code is put right', () => {
  expect(cleanOccupationCode(' ６－18—02–０4 ')).toBe('6-18-02-04')
  expect(cleanOccupationCode('6 - 18 - 02 - 04')).toBe('6-18-02-04')
})

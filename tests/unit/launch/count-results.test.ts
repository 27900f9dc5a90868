import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { expect, test } from 'vitest'
import { countResults } from '#tests/run/count-results.mjs'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'

const folder = temporaryFolder('count')
const report = (content: unknown) => {
  const file = path.join(folder, `${Math.trunc(performance.now() * 1000)}.json`)
  writeFileSync(file, JSON.stringify(content))
  return file
}
const file = (status: string, ...tests: string[]) => ({ status, assertionResults: tests.map((state) => ({ status: state })) })

test('a check counts as one', () => {
  expect([countResults('check', true, ''), countResults('check', false, '')]).toEqual([{ passed: 1, failed: 0 }, { passed: 0, failed: 1 }])
})

test('a test file that could not be loaded counts as one failure', () => {
  const content = { numPassedTests: 3, numFailedTests: 1, testResults: [file('passed', 'passed'), file('failed', 'failed', 'passed'), file('failed')] }
  expect(countResults('vitest', false, report(content))).toEqual({ passed: 3, failed: 2 })
})

test('a run that failed outside its tests counts as one failure, and so does one without a report', () => {
  const content = { numPassedTests: 3, numFailedTests: 0, testResults: [file('passed', 'passed')] }
  expect(countResults('vitest', false, report(content))).toEqual({ passed: 3, failed: 1 })
  expect(countResults('vitest', true, report(content))).toEqual({ passed: 3, failed: 0 })
  expect(countResults('vitest', true, path.join(folder, 'nothing.json'))).toEqual({ passed: 0, failed: 1 })
})

test('a browser test that passed only when repeated has failed', () => {
  const content = { stats: { expected: 5, unexpected: 1, flaky: 1, skipped: 0 }, errors: [] }
  expect(countResults('playwright', false, report(content))).toEqual({ passed: 5, failed: 2 })
})

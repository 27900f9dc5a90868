// Node built-ins only.
import { readFileSync } from 'node:fs'

/** @typedef {{ passed: number, failed: number }} Count */

function readReport(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/** Vitest's JSON: a file that could not even be loaded holds no test that could fail, and counts as one. */
function countVitest(report) {
  const unloadable = report.testResults.filter((file) => file.status === 'failed' && !file.assertionResults.some((test) => test.status === 'failed'))
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloadable.length }
}

/** Playwright's JSON: a test that passed only when repeated has not passed. */
function countPlaywright(report) {
  return { passed: report.stats.expected, failed: report.stats.unexpected + report.stats.flaky + report.errors.length }
}

/**
 * What a step has shown. A step that failed in a way its report does not tell counts as one failure, so that nothing that
 * went wrong is lost in the sum.
 *
 * @param {'check' | 'vitest' | 'playwright'} kind
 * @param {boolean} ok whether the step's program ended with 0
 * @param {string} reportFile
 * @returns {Count}
 */
export function countResults(kind, ok, reportFile) {
  if (kind === 'check') return ok ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 }
  const report = readReport(reportFile)
  if (!report) return { passed: 0, failed: 1 }
  const count = kind === 'vitest' ? countVitest(report) : countPlaywright(report)
  return ok || count.failed > 0 ? count : { ...count, failed: 1 }
}

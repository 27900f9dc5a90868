// Node built-ins only.
import { existsSync } from 'node:fs'
import path from 'node:path'
import { findBrowser } from './system-tools.mjs'

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {'check' | 'vitest' | 'playwright'} kind how its results are counted
 * @property {string[]} args arguments of node
 * @property {NodeJS.ProcessEnv} [env]
 * @property {number} minutes after which it counts as hanging
 */

/** A PostgreSQL 15 of the system, the oldest version the product promises to run on. */
const POSTGRES_15 = '/usr/lib/postgresql/15/bin'

/**
 * What depends on the version of the server: transactions, locks, migrations and privileges, starting on a server of one's own, the schema,
 * and one journey through marks and results. The rest of the product speaks to the database in the same SQL through these same layers,
 * so running all of it twice would take minutes to say nothing new.
 */
const ON_POSTGRES_15 = ['tests/integration/db', 'tests/integration/launch', 'tests/integration/schema-drift.test.ts', 'tests/integration/marks', 'tests/integration/results/corrections.test.ts']

const vitest = (project, report, paths = []) => [
  'node_modules/vitest/vitest.mjs', 'run', '--project', project, '--reporter=default', '--reporter=json', `--outputFile.json=${report}`, ...paths,
]

/**
 * All steps, in lanes: the lanes of one group run at the same time, the steps of a lane one after another, and a group when
 * the one before has ended. The browser tests have the machine to themselves.
 *
 * @param {string} results folder for reports and logs
 * @returns {Step[][][]}
 */
export function planSteps(results) {
  const report = (name) => path.join(results, `${name}.json`)
  const checks = [
    { name: 'types', kind: 'check', args: ['node_modules/typescript/bin/tsc', '--noEmit'], minutes: 5 },
    { name: 'lint', kind: 'check', args: ['node_modules/eslint/bin/eslint.js', '.', '--max-warnings', '0'], minutes: 5 },
    { name: 'build', kind: 'check', args: ['tests/run/build.mjs'], minutes: 5 },
  ]
  const tests = [
    { name: 'unit', kind: 'vitest', args: vitest('unit', report('unit')), minutes: 10 },
    { name: 'integration', kind: 'vitest', args: vitest('integration*', report('integration')), minutes: 10 },
  ]
  if (existsSync(path.join(POSTGRES_15, 'postgres'))) {
    const name = 'integration-postgresql-15'
    tests.push({ name, kind: 'vitest', args: vitest('integration*', report(name), ON_POSTGRES_15), env: { TEST_POSTGRES_BIN: POSTGRES_15 }, minutes: 10 })
  }
  const browser = {
    name: 'e2e', kind: 'playwright', args: ['node_modules/@playwright/test/cli.js', 'test', '--config=playwright.config.ts', '--reporter=list,json'],
    env: { CHROMIUM_PATH: findBrowser() ?? '', PLAYWRIGHT_JSON_OUTPUT_FILE: report('e2e') }, minutes: 12,
  }
  return [[checks, tests], [[browser]]]
}

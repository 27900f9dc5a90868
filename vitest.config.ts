import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'

const ALONE = ['tests/**/*.alone.test.ts']

const onPostgres = {
  globalSetup: 'tests/support/postgres-global.ts',
  setupFiles: ['tests/support/each-file.ts', 'tests/support/each-shared-file.ts'],
  testTimeout: 60_000,
  hookTimeout: 60_000,
  pool: 'forks' as const,
}

export default defineConfig({
  test: {
    // Vitest leaves one core to itself; the files spend half of their time waiting for PostgreSQL, so on two cores that core would stand idle.
    maxWorkers: availableParallelism(),
    projects: [
      { test: { name: 'unit', include: ['tests/unit/**/*.test.ts'], testTimeout: 30_000, setupFiles: ['tests/support/each-file.ts'] } },
      // The files of a worker share its modules, which are most of a file's time to load; each still has a database of its own.
      { test: { ...onPostgres, name: 'integration', include: ['tests/integration/**/*.test.ts', 'tests/faults/**/*.test.ts'], exclude: ALONE, isolate: false } },
      // Files that replace modules or use up what a process has only once.
      { test: { ...onPostgres, name: 'integration-alone', include: ALONE } },
    ],
  },
})

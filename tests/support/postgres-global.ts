import type { TestProject } from 'vitest/node'
import { acquireTestServer } from './postgres-server.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    testServer: { ownerUrl: string; template: string }
  }
}

/** Before the integration tests: a real PostgreSQL with a migrated template. After them: stopped, unless another run uses it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await acquireTestServer()
  project.provide('testServer', { ownerUrl: server.ownerUrl, template: server.template })
  return server.release
}

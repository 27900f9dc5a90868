import { reloadSettings } from '#app/lib/env.ts'

declare global {
  // The environment of this worker as its first test file found it.
  var environmentAtFirst: NodeJS.ProcessEnv | undefined
}

// Runs before every test file, in a worker that goes through many: none finds the environment of the one before.
globalThis.environmentAtFirst ??= { ...process.env }
for (const name of Object.keys(process.env)) if (!(name in globalThis.environmentAtFirst)) delete process.env[name]
Object.assign(process.env, globalThis.environmentAtFirst)
reloadSettings()

// Threads do not inherit the loader that reads TypeScript: it is registered here, then the thread itself begins.
import { register } from 'tsx/esm/api'

register()
await import('./worker.ts')

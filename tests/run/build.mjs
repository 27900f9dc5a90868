// Node built-ins only. Builds like `npm start` does, so that neither repeats the other's work.
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { ensureBuilt } from '../../app/launch/build-product.mjs'

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')
await ensureBuilt(root).catch((error) => {
  console.error(error.output ?? error)
  process.exit(1)
})

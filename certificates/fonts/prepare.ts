/** `npm run fonts:prepare`: makes DATA_DIR/fonts (default `.data/fonts`). */
import { pathToFileURL } from 'node:url'
import { prepareFonts } from './prepare-fonts.ts'

export { prepareFonts } from './prepare-fonts.ts'
export type { FontProgress, PrepareFontsOptions } from './prepare-fonts.ts'

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const started = performance.now()
  const dir = await prepareFonts({
    dataDir: process.env.DATA_DIR || '.data',
    onProgress: ({ file, done, of, share }) => {
      if (share === 0 || share === 1) console.log(`${share === 1 ? 'made  ' : 'making'} ${file} (${done + 1}/${of})`)
    },
  })
  console.log(`fonts are in ${dir} (${((performance.now() - started) / 1000).toFixed(2)} s)`)
}

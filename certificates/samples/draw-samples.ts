/** `npm run certificates:samples [-- folder]`: draws one of each to look at; the folder defaults to DATA_DIR/samples. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFonts } from '../fonts/load-fonts.ts'
import { prepareFonts } from '../fonts/prepare-fonts.ts'
import { PrintedDocument, renderDocument } from '../printed-document.ts'
import { sampleGallery } from './gallery.ts'

const dataDir = process.env.DATA_DIR || '.data'
const folder = process.argv[2] ?? join(dataDir, 'samples')
const fonts = loadFonts(await prepareFonts({ dataDir }))
mkdirSync(folder, { recursive: true })
for (const [name, document] of Object.entries(sampleGallery)) {
  const pdf = await renderDocument(PrintedDocument.parse(document), fonts)
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, pdf)
  console.log(`${path}  ${(pdf.length / 1024).toFixed(1)} KB`)
}

/** `npm run certificates:samples [-- folder]`: draws one of each to look at; the folder defaults to DATA_DIR/samples. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFonts } from '../fonts/load-fonts.ts'
import { prepareFonts } from '../fonts/prepare-fonts.ts'
import { AwardCertificatePayload } from '../payload.ts'
import { renderAwardCertificate } from '../templates/honour-certificate.ts'
import { samplePayloads } from './sample-payloads.ts'

const dataDir = process.env.DATA_DIR || '.data'
const folder = process.argv[2] ?? join(dataDir, 'samples')
const fonts = loadFonts(await prepareFonts({ dataDir }))
mkdirSync(folder, { recursive: true })
for (const [name, payload] of Object.entries(samplePayloads)) {
  const pdf = await renderAwardCertificate(AwardCertificatePayload.parse(payload), fonts)
  writeFileSync(join(folder, `${name}.pdf`), pdf)
  console.log(`${join(folder, `${name}.pdf`)}  ${(pdf.length / 1024).toFixed(1)} KB`)
}

/** `npm run certificates:samples [-- folder]`: draws one of each to look at; the folder defaults to DATA_DIR/samples. */
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { loadFonts } from '../fonts/load-fonts.ts'
import { prepareFonts } from '../fonts/prepare-fonts.ts'
import { OfficialDocument } from '../notices/payload.ts'
import { renderOfficialDocument } from '../notices/render-document.ts'
import { AwardCertificatePayload } from '../payload.ts'
import { renderAwardCertificate } from '../templates/honour-certificate.ts'
import { renderStudioPlaque, StudioPlaquePayload } from '../templates/studio-plaque.ts'
import { sampleDocuments } from './sample-documents.ts'
import { samplePayloads, samplePlaques } from './sample-payloads.ts'

const dataDir = process.env.DATA_DIR || '.data'
const folder = process.argv[2] ?? join(dataDir, 'samples')
const fonts = loadFonts(await prepareFonts({ dataDir }))
mkdirSync(folder, { recursive: true })
for (const [name, payload] of Object.entries(samplePayloads)) write(name, await renderAwardCertificate(AwardCertificatePayload.parse(payload), fonts))
for (const [name, payload] of Object.entries(samplePlaques)) write(name, await renderStudioPlaque(StudioPlaquePayload.parse(payload), fonts))
for (const [name, document] of Object.entries(sampleDocuments)) write(name, await renderOfficialDocument(OfficialDocument.parse(document), fonts))

function write(name: string, pdf: Buffer): void {
  const path = join(folder, `${name}.pdf`)
  writeFileSync(path, pdf)
  console.log(`${path}  ${(pdf.length / 1024).toFixed(1)} KB`)
}

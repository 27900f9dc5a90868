import { spawnSync } from 'node:child_process'
import { beforeAll, expect, test } from 'vitest'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { renderIssued } from '#certificates/issued-document.ts'
import { sealImageFromPixels } from '#certificates/layout/seal-image.ts'
import { renderDocument } from '#certificates/printed-document.ts'
import { sampleGallery } from '#certificates/samples/gallery.ts'
import { plainSample } from '#certificates/samples/sample-payloads.ts'
import { makeDemoCertificate } from '#certificates/signing/demo-certificate.ts'
import { signPdf } from '#certificates/signing/sign-pdf.ts'
import { signerFromPem } from '#certificates/signing/signer.ts'
import { fontsTimeout, inFile, testFonts } from './support.ts'

let fonts: FontSet
beforeAll(async () => {
  fonts = await testFonts()
}, fontsTimeout)

// Debian: libpdfbox2-java libjaxb-api-java libactivation-java libcommons-io-java and a Java runtime.
const jars = ['preflight', 'pdfbox2', 'xmpbox', 'fontbox2', 'commons-logging', 'commons-io', 'jaxb-api', 'javax.activation']
const classPath = jars.map((jar) => `/usr/share/java/${jar}.jar`).join(':')

// Preflight knows PDF/A-1 only; ours is PDF/A-2, which lets a subset do without CIDSet and says so in its metadata.
const onlyInPart1 = /The CIDSet entry is missing|part must be 1|not a valid PDF\/A-1b file/

/** What Apache Preflight finds wrong, file by file, beyond the rules that later parts have dropped. */
function faults(pdfs: readonly Buffer[]): string[] {
  return pdfs.flatMap((pdf) => {
    const { stdout, stderr, status, error } = spawnSync('java', ['-cp', classPath, 'org.apache.pdfbox.preflight.Validator_A1b', inFile(pdf)], { encoding: 'utf8' })
    if (error) throw error
    if (!stdout.includes('PDF/A-1b')) throw new Error(`Preflight did not run (${status}): ${stderr}`)
    return stdout.split('\n').filter((line) => line.trim() !== '' && !onlyInPart1.test(line))
  })
}

const kinds = ['plain', 'rare-everywhere', 'two-issuers', 'participation', 'studio-plaque', 'promotion-proof', 'admission-slip', 'score-book', 'fund-application', 'allowance-roster', 'award-notice']

test.each(kinds)('%s keeps to PDF/A', { timeout: 60_000 }, async (name) => {
  expect(faults([await renderDocument(sampleGallery[name]!, fonts)])).toEqual([])
})

test('a signed certificate keeps to PDF/A', { timeout: 60_000 }, async () => {
  const signedAt = new Date('2026-05-08T02:00:00Z')
  const signer = signerFromPem(makeDemoCertificate({ organisation: '武义县人力资源和社会保障局', algorithm: 'ecdsaP256', from: signedAt }))
  expect(faults([await signPdf(await renderDocument(sampleGallery.plain!, fonts), signer, { signedAt })])).toEqual([])
})

// PDF/A-3 allows attached files and PDF/A-2 transparency; nothing else may be said of a file with both.
test('a signed certificate with its credential and a seal image keeps to PDF/A-3b', { timeout: 60_000 }, async () => {
  const signedAt = new Date('2026-05-08T02:00:00Z')
  const signer = signerFromPem(makeDemoCertificate({ organisation: '武义县人力资源和社会保障局', algorithm: 'ecdsaP256', from: signedAt }))
  const seal = sealImageFromPixels({ sha256: 'a'.repeat(64), width: 8, height: 8, pixels: new Uint8Array(256).fill(120) })
  const pdf = await renderIssued({ ...plainSample, design: 'meander', sealHash: 'a'.repeat(64) }, fonts, { seal, credential: '{"type":"test"}' })
  expect(faults([await signPdf(pdf, signer, { signedAt })]).filter((line) => !onlyBeforePart3.test(line))).toEqual([])
})

const onlyBeforePart3 = /EmbeddedFile|SMask|soft mask/i

import { createHash, createPublicKey, verify } from 'node:crypto'
import { beforeAll, describe, expect, test } from 'vitest'
import { readSignature } from '#app/components/verify/signature-of.ts'
import { base58 } from '#certificates/credentials/base58.ts'
import { composeOpenBadge } from '#certificates/credentials/open-badge.ts'
import { proofHash, publicKeyMultibase, signCredential } from '#certificates/credentials/sign-credential.ts'
import { sealImageFromPixels } from '#certificates/layout/seal-image.ts'
import { renderIssued } from '#certificates/issued-document.ts'
import type { FontSet } from '#certificates/fonts/font-set.ts'
import { plainSample } from '#certificates/samples/sample-payloads.ts'
import { makeDemoCertificate } from '#certificates/signing/demo-certificate.ts'
import { loadDemoSigner } from '#certificates/signing/load-signer.ts'
import { signPdf } from '#certificates/signing/sign-pdf.ts'
import { signerFromPem, type Signer } from '#certificates/signing/signer.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { fontsTimeout, inFile, output, testFonts } from './support.ts'

let fonts: FontSet
let signer: Signer
const day = new Date('2026-05-08T04:00:00Z')
const fingerprintOf = ({ chain }: Signer) => createHash('sha256').update(chain[0]!).digest('hex')

beforeAll(async () => {
  fonts = await testFonts()
  signer = loadDemoSigner({ dataDir: temporaryFolder('trust'), organisation: '武义县人力资源和社会保障局', now: day })
}, fontsTimeout)

async function credentialText(): Promise<string> {
  const document = composeOpenBadge(plainSample, { id: 'https://jn.example.gov.cn/verify/issuers/330723.json', name: '武义县人力资源和社会保障局' })
  return JSON.stringify(await signCredential(document, signer, { created: '2026-05-08T04:00:00Z', verificationMethod: 'https://jn.example.gov.cn/verify/issuers/330723.json#key-1' }), null, 1)
}

describe('the browser tells the truth about a file', () => {
  //  file                                | told
  //  as issued                           | valid, by the signer on record
  //  signed by somebody else             | valid, by another
  //  one bit of the page, or bytes after | changed
  //  never signed                        | unsigned
  for (const algorithm of ['ecdsaP256', 'rsa'] as const) {
    test(`with a key of the kind ${algorithm}`, async () => {
      const own = signerFromPem(makeDemoCertificate({ organisation: '武义县总工会', algorithm, from: day }))
      const plain = await renderIssued(plainSample, fonts)
      const file = await signPdf(plain, own, { signedAt: day, reason: '颁发证书' })
      expect(await readSignature(file, fingerprintOf(own))).toEqual({ state: 'valid', signerIsKnown: true })
      expect(await readSignature(file, fingerprintOf(signer))).toEqual({ state: 'valid', signerIsKnown: false })
      const flipped = Buffer.from(file)
      flipped[plain.length >> 1]! ^= 1
      expect(await readSignature(flipped, fingerprintOf(own))).toEqual({ state: 'changed' })
      expect(await readSignature(Buffer.concat([file, Buffer.from('\n%%EOF\n')]), fingerprintOf(own))).toEqual({ state: 'changed' })
      expect(await readSignature(plain, fingerprintOf(own))).toEqual({ state: 'unsigned' })
    })
  }
})

describe('the credential', () => {
  test('is proved by the published key, and by nothing once a word is changed', async () => {
    const { proof, ...document } = JSON.parse(await credentialText()) as { proof: { proofValue: string } & Record<string, string> } & Record<string, never>
    const { proofValue, ...options } = proof
    const key = createPublicKey({ key: signerKey(), format: 'der', type: 'spki' })
    const holds = (value: typeof document) => verify('sha256', proofHash(options as never, value), { key, dsaEncoding: 'ieee-p1363' }, fromBase58(proofValue.slice(1)))
    expect(holds(document)).toBe(true)
    expect(holds({ ...document, name: '另一份证书' } as unknown as typeof document)).toBe(false)
    // The multikey begins with the code of P-256 and a compressed point.
    const multikey = fromBase58(publicKeyMultibase(signer).slice(1))
    expect([multikey.length, multikey[0], multikey[1]]).toEqual([35, 0x80, 0x24])
  })

  test('names nobody: the holder is a salted hash', async () => {
    const text = await credentialText()
    expect(text).not.toContain(plainSample.recipientName)
    expect(text).toContain(createHash('sha256').update(plainSample.recipientName + plainSample.verifyCode).digest('hex'))
  })

  test('comes out of the file byte for byte, and the file says PDF/A-3b', async () => {
    const credential = await credentialText()
    const pdf = await renderIssued(plainSample, fonts, { credential })
    expect((await renderIssued(plainSample, fonts, { credential })).equals(pdf)).toBe(true)
    const path = inFile(await signPdf(pdf, signer, { signedAt: day }))
    output('pdfdetach', '-save', '1', '-o', `${path}.json`, path)
    expect(output('cat', `${path}.json`)).toBe(credential)
    expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
    expect(pdf.toString('latin1')).toMatch(/<pdfaid:part>3<\/pdfaid:part><pdfaid:conformance>B/)
  })
})

test('an approved seal image is embedded with its transparency; another image or none is refused', async () => {
  const pixels = new Uint8Array(40 * 40 * 4).map((_, at) => (at % 4 === 0 ? 200 : at % 4 === 3 ? 128 : 10))
  const seal = sealImageFromPixels({ sha256: 'a'.repeat(64), width: 40, height: 40, pixels })
  const sealed = { ...plainSample, sealHash: 'a'.repeat(64) }
  const path = inFile(await renderIssued(sealed, fonts, { seal }))
  expect(output('pdfimages', '-list', path).split('\n').slice(2).map((line) => line.trim().split(/\s+/).slice(2, 5)).filter((cells) => cells.length === 3)).toEqual([['image', '40', '40'], ['smask', '40', '40']])
  expect(output('qpdf', '--check', path)).toContain('No syntax or stream encoding errors')
  await expect(renderIssued(sealed, fonts)).rejects.toThrow(RangeError)
  await expect(renderIssued({ ...sealed, sealHash: 'b'.repeat(64) }, fonts, { seal })).rejects.toThrow(RangeError)
  expect(() => sealImageFromPixels({ sha256: '', width: 2, height: 2, pixels: new Uint8Array(3) })).toThrow(RangeError)
})

function signerKey(): Buffer {
  const point = fromBase58(publicKeyMultibase(signer).slice(1)).subarray(2)
  // SubjectPublicKeyInfo of P-256 with a compressed point.
  return Buffer.concat([Buffer.from('3039301306072a8648ce3d020106082a8648ce3d030107032200', 'hex'), point])
}

function fromBase58(text: string): Buffer {
  const alphabet = '123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz'
  const value = [...text].reduce((sum, character) => sum * 58n + BigInt(alphabet.indexOf(character)), 0n)
  const hex = value.toString(16)
  const bytes = Buffer.from(hex.padStart(hex.length + (hex.length % 2), '0'), 'hex')
  const zeros = /^1*/.exec(text)![0].length
  return Buffer.concat([Buffer.alloc(zeros), bytes])
}

test('base58 keeps leading zeros and undoes itself', () => {
  for (const hex of ['00', '0001', '80249f', 'ff'.repeat(35)]) expect(fromBase58(base58(Buffer.from(hex, 'hex'))).toString('hex')).toBe(hex === '00' ? '0000' : hex)
})

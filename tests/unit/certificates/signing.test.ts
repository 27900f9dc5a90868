import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { makeDemoCertificate } from '#certificates/signing/demo-certificate.ts'
import type { SigningMaterial } from '#certificates/signing/demo-certificate.ts'
import { objectId, integer, readValues, time } from '#certificates/signing/der.ts'
import { loadDemoSigner, loadSigner } from '#certificates/signing/load-signer.ts'
import { signPdf } from '#certificates/signing/sign-pdf.ts'
import { signerFromPem, SigningKeyError } from '#certificates/signing/signer.ts'
import type { SignatureAlgorithm } from '#certificates/signing/signer.ts'
import { plainSample } from '#certificates/samples/sample-payloads.ts'
import { renderAwardCertificate } from '#certificates/templates/honour-certificate.ts'
import { temporaryFolder } from '#tests/support/temporary-folder.ts'
import { fontsTimeout, inFile, output, testFonts, textOf } from './support.ts'

const organisation = '武义县人力资源和社会保障局'
const signedAt = new Date('2026-05-08T02:03:04Z')
let certificate: Buffer
beforeAll(async () => {
  certificate = await renderAwardCertificate(plainSample, await testFonts())
}, fontsTimeout)

const material = (algorithm: SignatureAlgorithm): SigningMaterial => makeDemoCertificate({ organisation, algorithm, from: new Date('2026-01-01T00:00:00Z') })
const sign = (made: SigningMaterial): Promise<Buffer> => signPdf(certificate, signerFromPem(made), { signedAt, reason: '颁发证书', location: '浙江省武义县' })

/** What poppler and NSS say, the issuer's certificate being trusted. */
function pdfsig(pdf: Buffer, { certificatesPem }: SigningMaterial): string {
  const store = temporaryFolder('nss')
  const issuer = join(store, 'issuer.pem')
  writeFileSync(issuer, certificatesPem.slice(certificatesPem.lastIndexOf('-----BEGIN')))
  output('certutil', '-N', '-d', `sql:${store}`, '--empty-password')
  output('certutil', '-A', '-d', `sql:${store}`, '-n', 'issuer', '-t', 'CT,C,C', '-i', issuer)
  return output('pdfsig', '-nssdir', `sql:${store}`, inFile(pdf))
}

describe.each<SignatureAlgorithm>(['ecdsaP256', 'rsa'])('signed with %s', (algorithm) => {
  test('valid and trusted for a signer with a Chinese name, the whole file covered', async () => {
    const made = material(algorithm)
    const report = pdfsig(await sign(made), made)
    expect(report).toContain('Signature is Valid.')
    expect(report).toContain('Certificate is Trusted.')
    expect(report).toContain('Total document signed')
    expect(report).toContain('ETSI.CAdES.detached')
    expect(report).toContain(`CN=${organisation}（演示签章，无效力）,OU=演示证书 DEMO,O=${organisation},C=CN`)
  })

  test('openssl agrees about the CMS', async () => {
    const made = material(algorithm)
    const pdf = await sign(made)
    const [, start, end, rest] = /\/ByteRange \[0 (\d+) (\d+) (\d+)\]/.exec(pdf.toString('latin1'))!.map(Number)
    expect(end! + rest!).toBe(pdf.length)
    const padded = Buffer.from(pdf.toString('latin1', start! + 1, end! - 1), 'hex')
    const signature = inFile(readValues(padded.subarray(0, 4 + padded.readUInt16BE(2)))[0]!.whole, 'signature.der')
    const content = inFile(Buffer.concat([pdf.subarray(0, start), pdf.subarray(end)]), 'content.bin')
    const trusted = inFile(Buffer.from(made.certificatesPem.slice(made.certificatesPem.lastIndexOf('-----BEGIN'))), 'issuer.pem')
    // Verification is dated inside the certificate's life; openssl writes its verdict on the error channel and ends with 0.
    output('openssl', 'cms', '-verify', '-binary', '-inform', 'DER', '-in', signature, '-content', content, '-CAfile', trusted, '-purpose', 'any', '-attime', String(Date.parse('2026-06-01') / 1000), '-out', '/dev/null')
  })

  test('one flipped bit of a stream is caught', async () => {
    const made = material(algorithm)
    const pdf = await sign(made)
    const at = pdf.indexOf('stream', 2000, 'latin1') + 200
    pdf[at] = pdf[at]! ^ 1
    expect(pdfsig(pdf, made)).toContain('Digest Mismatch')
  })

  test('a changed signing time is caught', async () => {
    const made = material(algorithm)
    const pdf = await sign(made)
    pdf.write('2027', pdf.lastIndexOf('/M (D:2026', undefined, 'latin1') + 6, 'latin1')
    expect(pdfsig(pdf, made)).toContain('Digest Mismatch')
  })
})

describe('a signed certificate', () => {
  test('begins with the bytes of the unsigned one and stays sound', async () => {
    const pdf = await sign(material('ecdsaP256'))
    expect(pdf.subarray(0, certificate.length).equals(certificate)).toBe(true)
    expect(output('qpdf', '--check', inFile(pdf))).toContain('No syntax or stream encoding errors found')
    expect(textOf(pdf)).toBe(textOf(certificate))
  })

  test('is not signed a second time', async () => {
    const made = material('ecdsaP256')
    await expect(signPdf(await sign(made), signerFromPem(made), { signedAt })).rejects.toThrow(RangeError)
  })
})

describe('keys', () => {
  test('the demo signer is made once, private to its owner, and says what it is', () => {
    const dataDir = temporaryFolder('signing')
    const first = loadDemoSigner({ dataDir, organisation, now: signedAt })
    const second = loadDemoSigner({ dataDir, organisation: '另一个局', now: new Date() })
    expect(second.chain[0]!.equals(first.chain[0]!)).toBe(true)
    expect({ name: first.name, demo: first.demo, algorithm: first.algorithm }).toEqual({ name: `${organisation}（演示签章，无效力）`, demo: true, algorithm: 'ecdsaP256' })
    expect(statSync(join(dataDir, 'signing', 'demo-signer.json')).mode & 0o077).toBe(0)
  })

  test('a key from files signs; a key of another certificate, a weak or a foreign key is refused', () => {
    const dir = temporaryFolder('signing')
    const own = material('ecdsaP256')
    writeFileSync(join(dir, 'key.pem'), own.privateKeyPem)
    writeFileSync(join(dir, 'chain.pem'), own.certificatesPem)
    expect(loadSigner({ keyFile: join(dir, 'key.pem'), certificatesFile: join(dir, 'chain.pem') }).chain).toHaveLength(2)
    expect(readFileSync(join(dir, 'key.pem'), 'utf8')).toContain('PRIVATE KEY')
    const ed25519 = generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
    expect(() => signerFromPem({ ...own, privateKeyPem: material('ecdsaP256').privateKeyPem })).toThrow(SigningKeyError)
    expect(() => signerFromPem({ ...own, privateKeyPem: ed25519 })).toThrow(SigningKeyError)
    expect(() => signerFromPem({ ...own, privateKeyPem: 'nothing' })).toThrow(SigningKeyError)
    expect(() => signerFromPem({ ...own, certificatesPem: '' })).toThrow(SigningKeyError)
  })
})

test('DER: long arcs, leading bits and late years', () => {
  expect(objectId('1.2.840.113549.1.7.2').toString('hex')).toBe('06092a864886f70d010702')
  expect(integer(Buffer.from([0, 0, 0x80])).toString('hex')).toBe('02020080')
  expect(integer(Buffer.from([0])).toString('hex')).toBe('020100')
  expect([time(new Date('2049-12-31T23:59:59Z'))[0], time(new Date('2050-01-01T00:00:00Z'))[0]]).toEqual([0x17, 0x18])
})

import { existsSync, linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { makeDemoCertificate } from './demo-certificate.ts'
import { signerFromPem } from './signer.ts'
import type { Signer } from './signer.ts'

export interface SignerFiles {
  /** PEM files: the private key, and its certificate followed by its issuers'. */
  keyFile: string
  certificatesFile: string
}

/** The signer of an office, from files named in the configuration. Throws SigningKeyError or what reading the files throws. */
export function loadSigner({ keyFile, certificatesFile }: SignerFiles): Signer {
  return signerFromPem({ privateKeyPem: readFileSync(keyFile, 'utf8'), certificatesPem: readFileSync(certificatesFile, 'utf8') })
}

/**
 * The signer for trying out, made at the first start in DATA_DIR/signing and the same ever after. Its certificate says that it is a
 * demonstration. Two processes that start together agree on one: the file that is there first stays.
 */
export function loadDemoSigner({ dataDir, organisation, now }: { dataDir: string; organisation: string; now: Date }): Signer {
  const dir = join(dataDir, 'signing')
  const file = join(dir, 'demo-signer.json')
  if (!existsSync(file)) {
    mkdirSync(dir, { recursive: true, mode: 0o700 })
    const half = join(dir, `demo-signer.${process.pid}.part`)
    writeFileSync(half, JSON.stringify(makeDemoCertificate({ organisation, algorithm: 'ecdsaP256', from: now })), { mode: 0o600 })
    try {
      linkSync(half, file) // fails when another process was first
    } catch (error) {
      if (!existsSync(file)) throw error
    } finally {
      rmSync(half, { force: true })
    }
  }
  return signerFromPem(JSON.parse(readFileSync(file, 'utf8')) as { privateKeyPem: string; certificatesPem: string })
}

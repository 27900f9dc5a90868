import { useState, type DragEvent } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { readSignature, sha256, toHex, type SignatureTruth } from './signature-of.ts'
import classes from './verify.module.css'

const LARGEST = 20 * 1024 * 1024

interface Verdict {
  same: boolean
  signature: SignatureTruth
}

/** Compares a file with the issued one and checks its signature, in the browser: the file goes nowhere. */
export function CompareFile({ fileHash, signer }: { fileHash: string; signer: { fingerprint: string; name: string; demo: boolean } | null }) {
  const m = useMessages().certificates.verify
  const [verdict, setVerdict] = useState<Verdict | null>(null)
  const [over, setOver] = useState(false)
  const compare = async (file: File | undefined) => {
    if (!file) return setVerdict(null)
    if (file.size > LARGEST) return setVerdict({ same: false, signature: { state: 'unsigned' } })
    const bytes = new Uint8Array(await file.arrayBuffer())
    const same = toHex(await sha256(bytes)) === fileHash
    setVerdict({ same, signature: await readSignature(bytes, signer?.fingerprint ?? '') })
  }
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    void compare(event.dataTransfer.files[0])
  }
  return (
    <section className={classes.compare}>
      <h2>{m.file}</h2>
      <label
        className={classes.drop}
        data-over={over ? '' : undefined}
        onDragOver={(event) => {
          event.preventDefault()
          setOver(true)
        }}
        onDragLeave={() => setOver(false)}
        onDrop={drop}
      >
        <span className={classes.hint}>{m.fileHint}</span>
        <input type="file" accept="application/pdf" onChange={(event) => void compare(event.currentTarget.files?.[0])} />
      </label>
      <div role="status" className={classes.verdict}>
        {verdict === null ? null : (
          <>
            <p data-good={String(verdict.same)}>{verdict.same ? m.fileSame : m.fileDifferent}</p>
            <p data-good={String(verdict.signature.state === 'valid' && verdict.signature.signerIsKnown)}>{signatureWords()}</p>
          </>
        )}
      </div>
    </section>
  )

  function signatureWords(): string {
    if (verdict === null) return ''
    const { signature } = verdict
    if (signature.state === 'unsigned') return signer ? m.signature.missing : m.signature.unsigned
    if (signature.state === 'changed') return m.signature.changed
    if (!signature.signerIsKnown) return m.signature.other
    return signer?.demo ? m.signature.demo(signer.name) : m.signature.valid(signer?.name ?? '')
  }
}

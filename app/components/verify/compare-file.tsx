import { useState } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './verify.module.css'

const LARGEST = 20 * 1024 * 1024

/** Compares a file with the issued one by its SHA-256, in the browser: the file goes nowhere. */
export function CompareFile({ fileHash }: { fileHash: string }) {
  const m = useMessages().certificates.verify
  const [same, setSame] = useState<boolean | null>(null)
  const compare = async (file: File | undefined) => {
    if (!file) return setSame(null)
    if (file.size > LARGEST) return setSame(false)
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', await file.arrayBuffer()))
    setSame([...digest].map((byte) => byte.toString(16).padStart(2, '0')).join('') === fileHash)
  }
  return (
    <details className={classes.compare}>
      <summary>{m.file}</summary>
      <label>
        <span className={classes.hint}>{m.fileHint}</span>
        <input type="file" accept="application/pdf" onChange={(event) => void compare(event.currentTarget.files?.[0])} />
      </label>
      <p role="status" className={classes.verdict} data-same={same === null ? undefined : String(same)}>
        {same === null ? '' : same ? m.fileSame : m.fileDifferent}
      </p>
    </details>
  )
}

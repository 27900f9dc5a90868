import { useState } from 'react'

import { TextField } from '#app/components/forms/fields.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import { formatCertificateNumber, numberPatternFault } from '#app/services/certificates/certificate-number.ts'

import classes from './settings.module.css'

/** The pattern of certificate numbers, with the numbers it would give while it is typed, or why it would not do. */
export function PatternField({ label, hint, stored, year }: { label: string; hint: string; stored: string; year: number }) {
  const m = useMessages().settings
  const [pattern, setPattern] = useState(stored)
  const fault = numberPatternFault(pattern)
  return (
    <div onInput={(event) => setPattern((event.target as HTMLInputElement).value.trim())}>
      <TextField name="certificateNumberPattern" label={label} hint={hint} stored={stored} required extra={{ maxLength: 60, spellCheck: false, autoCapitalize: 'characters', className: classes.pattern ?? '' }} />
      <p className={classes.example} data-fault={fault ? '' : undefined} aria-live="polite">
        {fault ? (
          m.patternFault[fault]
        ) : (
          <>
            <span>{m.example}</span> <strong>{m.examples(formatCertificateNumber(pattern, year, 1), formatCertificateNumber(pattern, year, 2))}</strong>
          </>
        )}
      </p>
    </div>
  )
}

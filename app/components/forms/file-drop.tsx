import { useState } from 'react'

import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import { formatFileSize } from '../format/format-numbers.ts'
import { Icon } from '../page/icon.tsx'
import classes from './file-drop.module.css'
import { useField } from './form-state.tsx'

/**
 * A file to send. The browser's own file input lies over the whole box, so choosing, dropping, the keyboard and screen readers
 * work by themselves, without JavaScript too; scripts add the name and an early word on size. The server checks again.
 */
export function FileDrop({ name, label, accept, kinds, maxBytes, hint }: { name: string; label: string; accept: string; kinds: string; maxBytes: number; hint?: string | undefined }) {
  const m = useMessages().common.file
  const locale = useLocale()
  const { id, error } = useField(name)
  const [file, setFile] = useState<{ name: string; size: number } | null>(null)
  const limit = formatFileSize(locale, maxBytes)
  const problem = file && file.size > maxBytes ? m.tooLarge(limit) : error
  return (
    <div className={classes.field}>
      <label htmlFor={id} className={classes.label}>
        {label}
      </label>
      {hint ? <p className={classes.hint}>{hint}</p> : null}
      <div className={classes.box} data-problem={problem ? '' : undefined}>
        <Icon name="upload" size={22} />
        <span className={classes.words} aria-hidden="true">
          {file ? m.chosen(file.name, formatFileSize(locale, file.size)) : m.dropHere}
        </span>
        <span id={`${id}-hint`} className={classes.hint}>
          {m.accepts(kinds, limit)}
        </span>
        <input
          id={id}
          type="file"
          name={name}
          accept={accept}
          className={classes.input}
          aria-describedby={problem ? `${id}-hint ${id}-error` : `${id}-hint`}
          aria-invalid={problem ? true : undefined}
          onChange={(event) => {
            const chosen = event.currentTarget.files?.[0]
            setFile(chosen ? { name: chosen.name, size: chosen.size } : null)
          }}
        />
      </div>
      {problem ? (
        <p id={`${id}-error`} className={classes.error}>
          {problem}
        </p>
      ) : null}
    </div>
  )
}

import { useEffect, useRef } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

import { fieldId, sentenceOf, useFormErrors } from './form-state.tsx'
import classes from './forms.module.css'

/**
 * All problems of the surrounding form in one list above it; each leads to its field. It takes the focus when an answer brings
 * problems, so that nobody has to look for them.
 */
export function FormErrors({ labels = {} }: { labels?: Record<string, string> }) {
  const m = useMessages()
  const { errors, prefix } = useFormErrors()
  const box = useRef<HTMLDivElement>(null)
  const problems = Object.entries(errors).flatMap(([name, message]) => {
    const text = sentenceOf(m, message)
    return text ? [{ name, text }] : []
  })
  const count = problems.length
  useEffect(() => {
    if (count > 0) box.current?.focus()
  }, [errors, count])
  if (count === 0) return null
  return (
    <div ref={box} className={classes.problems} role="alert" tabIndex={-1}>
      <p className={classes.problemsTitle}>{m.common.form.problems(count)}</p>
      <ul>
        {problems.map(({ name, text }) => (
          <li key={name}>{name === 'form' ? text : <a href={`#${fieldId(prefix, name)}`}>{labels[name] ? m.common.labelled(labels[name], text) : text}</a>}</li>
        ))}
      </ul>
    </div>
  )
}

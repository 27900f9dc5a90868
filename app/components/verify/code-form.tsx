import { Button } from '@mantine/core'
import { Form } from '@remix-run/react'

import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './verify.module.css'

/** The code as printed beside the QR code, for people without a scanner. */
export function CodeForm() {
  const m = useMessages().certificates.verify
  return (
    <Form method="get" action={paths.verify()} className={classes.form}>
      <label htmlFor="verify-code">{m.code}</label>
      <input id="verify-code" name="code" autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={64} required className={classes.code} aria-describedby="verify-code-hint" />
      <p id="verify-code-hint" className={classes.hint}>
        {m.codeHint}
      </p>
      <Button type="submit">{m.check}</Button>
    </Form>
  )
}

import { Button } from '@mantine/core'
import { useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'

/**
 * Sends the form around it. While it is on its way the button says so and takes no second click.
 * `decides` paints it seal red: only for acts that publish, confirm or issue. `intent` must be that of the form.
 */
export function SubmitButton({ intent, decides = false, quiet = false, pending, name, value, size, disabled, children }: { intent?: string; decides?: boolean; quiet?: boolean; pending?: boolean; name?: string; value?: string; size?: 'xs' | 'sm'; disabled?: boolean; children: ReactNode }) {
  const m = useMessages().common.form
  const navigation = useNavigation()
  const sending = navigation.state !== 'idle' && navigation.formData !== undefined && (intent === undefined || navigation.formData.get('intent') === intent)
  const busy = pending ?? sending
  return (
    <Button
      type="submit"
      color={decides ? 'seal' : 'ink'}
      variant={quiet ? 'default' : 'filled'}
      aria-disabled={busy || undefined}
      disabled={disabled ?? false}
      onClick={(event) => {
        if (busy) event.preventDefault()
      }}
      {...(name ? { name } : {})}
      {...(value ? { value } : {})}
      {...(size ? { size } : {})}
    >
      {busy ? m.submitting : children}
    </Button>
  )
}

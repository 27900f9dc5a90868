import { Button } from '@mantine/core'

import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon } from './icon.tsx'

/** Opens the browser's print dialogue; the page's print styles do the rest. */
export function PrintButton({ label }: { label?: string }) {
  const m = useMessages()
  return (
    <Button variant="default" type="button" leftSection={<Icon name="print" />} onClick={() => window.print()}>
      {label ?? m.common.print}
    </Button>
  )
}

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { RouteError } from '../page/route-error.tsx'
import { PublicShell } from './public-shell.tsx'

/** What went wrong before the page's own frame was there: shown in the plain one, which needs to know nobody. */
export function UnframedError({ colorScheme = 'auto' }: { colorScheme?: ColorScheme }) {
  const m = useMessages().shell
  return (
    <PublicShell regionName={m.productName} person={null} colorScheme={colorScheme}>
      <RouteError />
    </PublicShell>
  )
}

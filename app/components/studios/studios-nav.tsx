import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { SectionNav } from '../shell/section-nav.tsx'

/** The bureau's looks at all studios: the list by what is due, the figures of the region, studios side by side. */
export function StudiosNav() {
  const m = useMessages()
  const { list, figures, compare } = m.studios.look
  return (
    <SectionNav
      label={m.studios.look.title}
      links={[
        { to: paths.studios(), label: list, end: true },
        { to: paths.studiosFigures(), label: figures },
        { to: paths.studiosCompare(), label: compare },
      ]}
    />
  )
}

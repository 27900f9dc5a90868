import { useRouteLoaderData } from '@remix-run/react'
import type { ReactNode } from 'react'

/** What the frame knows of the pages this person cannot open; see `closedEventPages`. */
interface Frame {
  closed?: string[]
}

/** Whether the page at an address is one this person may open, as far as the frame knows: pages of an event go by role, all others count as open. */
export function useMayOpen(): (to: string) => boolean {
  const closed = (useRouteLoaderData('routes/_staff') as Frame | undefined)?.closed ?? []
  return (to) => {
    const [, page, below] = /^\/events\/[^/?#]+\/([^/?#]+)(?:\/([^/?#]+))?/.exec(to) ?? []
    return page === undefined || !(closed.includes(page) || closed.includes(`${page}/${below}`))
  }
}

/** A link for whoever may open the page, else the words alone: nobody is sent to a page that refuses them. */
export function WayTo({ to, className, children }: { to: string; className?: string | undefined; children: ReactNode }) {
  const mayOpen = useMayOpen()
  return mayOpen(to) ? (
    <a href={to} className={className} data-nav="go">
      {children}
    </a>
  ) : (
    <>{children}</>
  )
}

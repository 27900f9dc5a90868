import { useNavigate, useSubmit } from '@remix-run/react'
import { useEffect } from 'react'

/**
 * What a plain link does once scripts run:
 * `go` like any link · `stay` keeps the scroll position · `replace` also leaves no entry in the history.
 */
export type NavigationKind = 'go' | 'stay' | 'replace'

/**
 * Client navigation for plain `<a data-nav>` and `<form data-nav>`, with one set of listeners for the whole document. A page with
 * fifty rows has fifty links; as components each would cost the server some twenty microseconds, as plain anchors they cost nothing
 * and work the same without scripts.
 */
export function useDocumentNavigation(): void {
  const navigate = useNavigate()
  const submit = useSubmit()
  useEffect(() => {
    function onClick(event: MouseEvent) {
      const anchor = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[data-nav]') : null
      if (!anchor || !isPlain(event) || anchor.target || anchor.origin !== window.location.origin) return
      event.preventDefault()
      const kind = anchor.dataset.nav as NavigationKind
      navigate(anchor.pathname + anchor.search + anchor.hash, { replace: kind === 'replace', preventScrollReset: kind !== 'go' })
    }
    function onSubmit(event: SubmitEvent) {
      const form = event.target
      if (!(form instanceof HTMLFormElement) || form.dataset.nav === undefined || event.defaultPrevented) return
      event.preventDefault()
      const { submitter } = event
      submit(submitter instanceof HTMLButtonElement ? submitter : form, { preventScrollReset: form.dataset.nav !== 'go' })
    }
    document.addEventListener('click', onClick)
    document.addEventListener('submit', onSubmit)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('submit', onSubmit)
    }
  }, [navigate, submit])
}

/** A left click without a key that asks for a new tab or a download, not yet answered by somebody else. */
function isPlain(event: MouseEvent): boolean {
  return event.button === 0 && !event.defaultPrevented && !event.metaKey && !event.ctrlKey && !event.shiftKey && !event.altKey
}

/** `aria-current` of a link in a menu: `page` here and on the pages below it. */
export function currentPage(pathname: string, to: string, end = false): 'page' | undefined {
  const path = to.split(/[?#]/)[0]!
  if (pathname === path) return 'page'
  return !end && path !== '/' && pathname.startsWith(`${path}/`) ? 'page' : undefined
}

/** The same for an entry that other addresses belong to as well. */
export function currentEntry(pathname: string, { to, also = [] }: { to: string; also?: string[] }): 'page' | undefined {
  return [to, ...also].some((address) => currentPage(pathname, address)) ? 'page' : undefined
}

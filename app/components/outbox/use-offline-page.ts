import { useEffect } from 'react'

const SETTLE_MS = 3_000

/**
 * Keeps this very page for opening it without a network (public/offline.js), and again a moment after `stamp` has changed, so that the copy holds
 * what was saved since. For pages of one person that are filled in where the network is bad; sign-in and sign-out forget every copy.
 */
export function useOfflinePage(stamp: string | number): void {
  useEffect(() => {
    if (!('serviceWorker' in navigator) || import.meta.env.DEV) return
    const timer = setTimeout(() => void keep(), SETTLE_MS)
    return () => clearTimeout(timer)
  }, [stamp])
}

async function keep(): Promise<void> {
  if (!navigator.onLine) return
  try {
    await navigator.serviceWorker.register('/offline.js')
    const { active } = await navigator.serviceWorker.ready
    const loaded = performance.getEntriesByType('resource').map((entry) => entry.name)
    const named = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>('link[href], script[src]')].map((element) => ('href' in element ? element.href : element.src))
    const assets = [...loaded, ...named].flatMap((name) => (name.startsWith(`${location.origin}/assets/`) ? [new URL(name).pathname] : []))
    active?.postMessage({ kind: 'keep', path: location.pathname, assets: [...new Set(assets)] })
  } catch {
    // Without a service worker (private windows, old browsers) the page works as long as it stays open.
  }
}

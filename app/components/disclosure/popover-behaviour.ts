import { useEffect } from 'react'

const selector = 'details[data-popover]'
const edge = 8

/**
 * What makes `<details data-popover>` a popover, for the whole document with one set of listeners: only one is open, a click
 * elsewhere and Escape close it, and its panel is kept inside the window. Without JavaScript the details still open and close.
 */
export function usePopoverBehaviour(): void {
  useEffect(() => {
    function closeAll(except?: Element | null) {
      for (const open of document.querySelectorAll<HTMLDetailsElement>(`${selector}[open]`)) {
        if (open !== except && !(except && open.contains(except))) open.open = false
      }
    }
    function onClick(event: MouseEvent) {
      const target = event.target instanceof Element ? event.target : null
      const inside = target?.closest<HTMLDetailsElement>(selector) ?? null
      closeAll(inside)
      // A link or an act inside a menu ends the menu.
      if (inside && target && target.closest('a[href], [data-closes-popover]') && !target.closest('summary')) inside.open = false
    }
    function onKey(event: KeyboardEvent) {
      if (event.key !== 'Escape') return
      const open = document.querySelector<HTMLDetailsElement>(`${selector}[open]`)
      if (!open) return
      open.open = false
      open.querySelector<HTMLElement>('summary')?.focus()
    }
    function onToggle(event: Event) {
      const details = event.target
      if (!(details instanceof HTMLDetailsElement) || !details.matches(selector)) return
      const panel = details.querySelector<HTMLElement>('[data-popover-panel]')
      if (!panel) return
      if (!details.open) return panel.removeAttribute('style')
      closeAll(details)
      placePanel(details, panel)
    }
    function onMove() {
      closeAll(document.activeElement?.closest(selector))
    }
    document.addEventListener('click', onClick)
    document.addEventListener('keydown', onKey)
    document.addEventListener('toggle', onToggle, true)
    window.addEventListener('resize', onMove)
    return () => {
      document.removeEventListener('click', onClick)
      document.removeEventListener('keydown', onKey)
      document.removeEventListener('toggle', onToggle, true)
      window.removeEventListener('resize', onMove)
    }
  }, [])
}

/** Shifts the panel sideways into the window and above its summary where there is no room below. */
function placePanel(details: HTMLElement, panel: HTMLElement): void {
  panel.removeAttribute('style')
  // A bottom sheet on a phone, or a table that would cut it: the panel is laid over the page instead.
  if (getComputedStyle(panel).position === 'fixed') return
  const summary = details.getBoundingClientRect()
  const box = panel.getBoundingClientRect()
  panel.style.position = 'fixed'
  panel.style.insetInlineEnd = 'auto'
  panel.style.left = `${Math.max(edge, Math.min(box.left, window.innerWidth - box.width - edge))}px`
  const below = summary.bottom + 4
  const fitsBelow = below + box.height <= window.innerHeight - edge
  const fitsAbove = summary.top - 4 - box.height >= edge
  panel.style.top = fitsBelow || !fitsAbove ? `${Math.min(below, Math.max(edge, window.innerHeight - box.height - edge))}px` : `${summary.top - 4 - box.height}px`
}

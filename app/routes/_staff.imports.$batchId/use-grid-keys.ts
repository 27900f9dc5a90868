import { useCallback, useEffect, type KeyboardEvent, type RefObject } from 'react'

const STEPS: Readonly<Record<string, [number, number]>> = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] }

/** Arrows move from cell to cell, F8 to the next cell with a problem (with Shift to the one before), from anywhere on the page. */
export function useGridKeys(table: RefObject<HTMLTableElement>) {
  const goToProblem = useCallback(
    (direction: 1 | -1) => {
      const cells = [...(table.current?.querySelectorAll<HTMLElement>('td[data-level="error"], td[data-level="warning"]') ?? [])]
      if (cells.length === 0) return
      const current = document.activeElement?.closest('td')
      const after = cells.findIndex((cell) => (current ? (cell.compareDocumentPosition(current) & Node.DOCUMENT_POSITION_PRECEDING) !== 0 : true))
      const before = cells.reduce((found, cell, index) => (current && (cell.compareDocumentPosition(current) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0 ? index : found), -1)
      const target = direction === 1 ? cells[after === -1 ? 0 : after] : cells[before === -1 ? cells.length - 1 : before]
      target?.scrollIntoView({ block: 'center', inline: 'center' })
      target?.querySelector('button')?.focus({ preventScroll: true })
    },
    [table],
  )

  useEffect(() => {
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (event.key !== 'F8') return
      event.preventDefault()
      goToProblem(event.shiftKey ? -1 : 1)
    }
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [goToProblem])

  const onKeyDown = useCallback((event: KeyboardEvent<HTMLTableElement>) => {
    const step = STEPS[event.key]
    const cell = event.target instanceof HTMLButtonElement ? event.target.closest('td') : null
    if (!step || !cell) return
    const row = cell.parentElement as HTMLTableRowElement
    const rows = [...(row.parentElement?.children ?? [])] as HTMLTableRowElement[]
    const target = rows[rows.indexOf(row) + step[0]]?.cells[cell.cellIndex + step[1]]
    const button = target?.querySelector<HTMLButtonElement>('button')
    if (!button) return
    event.preventDefault()
    button.focus()
  }, [])

  return { onKeyDown, goToProblem }
}

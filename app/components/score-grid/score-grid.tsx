import { useTable } from '@tanstack/react-table'
import { useVirtualizer } from '@tanstack/react-virtual'
import { useCallback, useEffect, useId, useMemo, useRef, useState } from 'react'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { GridPage } from '#app/services/marks/read-grid.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { CellEditor } from './cell-editor.tsx'
import { labelOf } from './column-labels.ts'
import { ConflictList } from './conflict-list.tsx'
import { cellMessage } from './cell-message.ts'
import { FindEntrant } from './find-entrant.tsx'
import { cellKey, type CellView } from './grid-model.ts'
import { GridHead } from './grid-head.tsx'
import { GridRow } from './grid-row.tsx'
import { gridColumns, gridFeatures } from './grid-table.ts'
import { GridToolbar } from './grid-toolbar.tsx'
import type { GridCommand } from './keyboard.ts'
import { LiveRankingPanel } from './live-ranking-panel.tsx'
import { movedPlace } from './move.ts'
import { pasteBlock } from './paste-block.ts'
import { SaveLine } from './save-line.tsx'
import classes from './score-grid.module.css'
import { useEnterDirection } from './use-enter-direction.ts'
import { useGeneration, useGridStore } from './use-grid.ts'

const VIRTUAL_ABOVE = 200
const ROW_HEIGHT = 41

/** The score grid of one event: typed by keyboard alone, saved cell by cell, with the ranking beside it. */
export function ScoreGrid({ page, userId }: { page: GridPage; userId: string }) {
  const m = useMessages()
  const locale = useLocale()
  const store = useGridStore(page, userId)
  const generation = useGeneration(store)
  const messageId = useId()
  const [enterGoes, setEnterGoes] = useEnterDirection()
  const [sort, setSort] = useState<'number' | 'name'>('number')
  const [onlyOpen, setOnlyOpen] = useState(false)
  const [active, setActive] = useState<{ entryId: string; column: string } | null>(null)
  const [draft, setDraft] = useState<string | null>(null)
  const [note, setNote] = useState<string | null>(null)
  const find = useRef<HTMLInputElement>(null)
  const pane = useRef<HTMLDivElement>(null)
  const readOnly = page.closed !== null

  const columns = useMemo(() => page.columns.map((column) => ({ ...column, ...labelOf(column, page.rules, m, locale), label: labelOf(column, page.rules, m, locale).full })), [page.columns, page.rules, m, locale])
  const isOpen = useCallback((entryId: string, column: string) => cellIsOpen(store.cell(cellKey(entryId, column))), [store])
  const needed = useMemo(() => page.columns.filter((column) => column.kind !== 'metric').map((column) => column.id), [page.columns])
  const openCells = useMemo(
    () => store.entries().reduce((sum, entry) => sum + (entry.status === 'competed' ? needed.filter((column) => isOpen(entry.id, column)).length : 0), 0),
    // eslint-disable-next-line react-hooks/exhaustive-deps -- the store's generation stands for its content
    [store, needed, isOpen, generation],
  )
  // Which rows "only incomplete" shows is fixed when it is switched on: a row must not vanish under the hand with its last digit.
  const [openRows, setOpenRows] = useState<ReadonlySet<string>>(new Set())
  const data = useMemo(() => (onlyOpen ? page.entries.filter((entry) => openRows.has(entry.id)) : page.entries), [onlyOpen, openRows, page.entries])
  const sorting = useMemo(() => [{ id: sort, desc: false }], [sort])
  const table = useTable({ features: gridFeatures, columns: gridColumns, data, getRowId: (entry) => entry.id, state: { sorting } })
  const rows = table.getRowModel().rows
  const rowAt = useMemo(() => new Map(rows.map((row, at) => [row.id, at])), [rows])
  const columnAt = useMemo(() => new Map(columns.map((column, at) => [column.id, at])), [columns])
  const virtual = rows.length > VIRTUAL_ABOVE
  const virtualizer = useVirtualizer({ count: rows.length, getScrollElement: () => pane.current, estimateSize: () => ROW_HEIGHT, overscan: 15, enabled: virtual, initialRect: { width: 1000, height: 800 } })
  const items = virtualizer.getVirtualItems()
  const from = virtual ? (items[0]?.index ?? 0) : 0
  const to = virtual ? (items[items.length - 1]?.index ?? -1) + 1 : rows.length

  const go = useCallback(
    (entryId: string, column: string) => {
      const at = rowAt.get(entryId)
      if (at === undefined) return
      if (virtual) virtualizer.scrollToIndex(at, { align: 'auto' })
      setActive({ entryId, column })
    },
    [rowAt, virtual, virtualizer],
  )
  const goToRow = useCallback(
    (entryId: string) => go(entryId, columns.find((column) => isOpen(entryId, column.id))?.id ?? columns[0]?.id ?? ''),
    [go, columns, isOpen],
  )

  // A page opened to type marks starts in the first cell that lacks one.
  useEffect(() => {
    if (readOnly) return
    for (const column of columns) {
      const entry = page.entries.find((candidate) => candidate.status === 'competed' && isOpen(candidate.id, column.id))
      if (entry && column.kind !== 'metric') return setActive({ entryId: entry.id, column: column.id })
    }
    // eslint-disable-next-line react-hooks/exhaustive-deps -- once, when the page opens
  }, [])

  const run = (command: GridCommand) => {
    if (!active) return
    setNote(null)
    const at = { row: rowAt.get(active.entryId) ?? 0, column: columnAt.get(active.column) ?? 0 }
    const column = page.columns[at.column]
    switch (command.do) {
      case 'find':
        find.current?.focus()
        return
      case 'absent':
        if (!readOnly && column?.kind === 'panel') return toggleAbsentJudge(active)
        if (!readOnly) store.setStatus(active.entryId, store.status(active.entryId).status === 'absent' ? 'competed' : 'absent')
        return
      case 'withdrawn':
        if (!readOnly) store.setStatus(active.entryId, store.status(active.entryId).status === 'withdrawn' ? 'competed' : 'withdrawn')
        return
      case 'absentJudge':
        if (!readOnly && column?.kind === 'panel') toggleAbsentJudge(active)
        return
      case 'clear':
        if (!readOnly) store.type(active.entryId, active.column, '')
        return
      case 'undo': {
        const back = store.undo()
        if (back) go(back.entryId, back.column)
        if (back) setNote(m.scoring.grid.undone)
        return
      }
      default: {
        const next = movedPlace(at, command, { rows: rows.length, columns: columns.length }, enterGoes)
        if (next) return go(rows[next.row]?.id ?? active.entryId, columns[next.column]?.id ?? active.column)
        leave(pane.current, command.do === 'left')
        setActive(null)
      }
    }
  }
  const toggleAbsentJudge = ({ entryId, column }: { entryId: string; column: string }) => {
    const view = store.cell(cellKey(entryId, column))
    store.typeMany([{ entryId, column, text: '', absentJudge: !view.absentJudge }])
    run({ do: 'next' })
  }
  const paste = (text: string) => {
    if (!active || readOnly) return
    const pasted = pasteBlock(text, { row: rowAt.get(active.entryId) ?? 0, column: columnAt.get(active.column) ?? 0 }, rows.map((row) => row.id), columns.map((column) => column.id))
    store.typeMany(pasted.cells)
    setNote(pasted.left > 0 ? m.scoring.grid.pasteLeft(pasted.left) : m.scoring.grid.pasteDone(pasted.cells.length))
  }

  const activeColumn = active ? page.columns[columnAt.get(active.column) ?? 0] : undefined
  const message = active && activeColumn ? cellMessage({ store, page, entryId: active.entryId, column: activeColumn, draft, rowIds: rows.map((row) => row.id), m }) : null
  const onDraft = useCallback((text: string | null) => setDraft(text), [])
  const editor = (view: CellView) => {
    if (!active || !activeColumn) return null
    const entry = page.entries.find((candidate) => candidate.id === active.entryId)
    return (
      <CellEditor
        key={`${active.entryId} ${active.column}`}
        text={view.absentJudge ? m.scoring.grid.judgeAbsent : view.text}
        column={activeColumn}
        decimals={activeColumn.kind === 'metric' ? 2 : page.rules.decimals}
        label={m.scoring.grid.cell(entry?.number ?? '', entry?.name ?? '', columns[columnAt.get(active.column) ?? 0]?.label ?? '')}
        describedBy={messageId}
        readOnly={readOnly}
        onDraft={onDraft}
        onCommit={(text) => store.type(active.entryId, active.column, text)}
        onCommand={run}
        onPaste={paste}
      />
    )
  }
  const showOpen = (only: boolean) => {
    setOpenRows(new Set(store.entries().filter((entry) => entry.status === 'competed' && needed.some((column) => isOpen(entry.id, column))).map((entry) => entry.id)))
    setOnlyOpen(only)
  }

  if (page.entries.length === 0) return <EmptyState title={m.scoring.grid.empty}>{m.scoring.grid.emptyNext}</EmptyState>
  return (
    <div className={classes.layout}>
      <section className={classes.main}>
        <div className={classes.bar}>
          <FindEntrant entries={page.entries} inputRef={find} onGo={goToRow} onNothing={(text) => setNote(m.scoring.grid.findNothing(text))} />
          <GridToolbar enterGoes={enterGoes} setEnterGoes={setEnterGoes} onlyOpen={onlyOpen} setOnlyOpen={showOpen} />
        </div>
        <ConflictList store={store} place={(entryId, column) => placeName(page, columns, entryId, column, m.scoring.grid.cell)} />
        <div ref={pane} className={classes.pane} data-grid-pane>
          <table role="grid" className={classes.table} aria-rowcount={rows.length + 1} aria-colcount={columns.length + 3} aria-label={m.scoring.grid.caption(nameIn(locale, page.event))}>
            <GridHead columns={columns} sort={sort} setSort={setSort} />
            <tbody>
              {virtual && from > 0 ? <Spacer height={items[0]?.start ?? 0} span={columns.length + 3} /> : null}
              {rows.slice(from, to).map((row, offset) => (
                <GridRow
                  key={row.id}
                  store={store}
                  entry={row.original}
                  rowIndex={from + offset + 2}
                  columns={columns}
                  m={m}
                  activeColumn={active?.entryId === row.id ? active.column : null}
                  editor={active?.entryId === row.id ? editor : NO_EDITOR}
                  onPick={go}
                />
              ))}
              {virtual && to < rows.length ? <Spacer height={virtualizer.getTotalSize() - (items[items.length - 1]?.end ?? 0)} span={columns.length + 3} /> : null}
            </tbody>
          </table>
          {rows.length === 0 ? <p className={classes.quiet}>{m.scoring.grid.nothingOpen}</p> : null}
        </div>
        <SaveLine store={store} openCells={openCells} message={note ?? message} messageTone={note ? 'plain' : 'attention'} messageId={messageId} />
      </section>
      <LiveRankingPanel store={store} rules={page.rules} onGo={goToRow} />
    </div>
  )
}

const NO_EDITOR = () => null

function Spacer({ height, span }: { height: number; span: number }) {
  return (
    <tr aria-hidden="true">
      <td colSpan={span} style={{ height, padding: 0, border: 0 }} />
    </tr>
  )
}

function cellIsOpen(view: CellView): boolean {
  return (view.text === '' && !view.absentJudge) || view.state.kind === 'invalid'
}

/** Puts the focus before or behind the grid, as Tab would. */
function leave(pane: HTMLElement | null, backwards: boolean): void {
  const all = [...document.querySelectorAll<HTMLElement>('a[href], button, input, select, textarea, [tabindex="0"]')].filter((element) => !pane?.contains(element) && element.offsetParent !== null)
  const beyond = all.filter((element) => Boolean(pane && pane.compareDocumentPosition(element) & (backwards ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING)))
  ;(backwards ? beyond[beyond.length - 1] : beyond[0])?.focus()
}

function placeName(page: GridPage, columns: ReadonlyArray<{ id: string; label: string }>, entryId: string, column: string, write: (number: string, name: string, column: string) => string): string {
  const entry = page.entries.find((candidate) => candidate.id === entryId)
  return write(entry?.number ?? '', entry?.name ?? '', columns.find((candidate) => candidate.id === column)?.label ?? '')
}


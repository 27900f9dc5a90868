import { readMarkText, writeMarkText } from '#app/lib/mark-text.ts'
import type { Messages } from '#app/messages/index.ts'
import type { MarkColumn } from '#app/services/marks/cell-rules.ts'
import { doubtOf, median } from '#app/services/marks/plausibility.ts'
import type { GridPage } from '#app/services/marks/read-grid.server.ts'
import { cellKey } from './grid-model.ts'
import type { GridStore } from './grid-store.ts'

export interface MessageContext {
  store: GridStore
  page: GridPage
  entryId: string
  column: MarkColumn
  /** What is being typed; null when the cell is at rest. */
  draft: string | null
  rowIds: readonly string[]
  m: Messages
}

/** The one sentence the line under the grid says of the cell in hand: a fault, a refusal or a doubt; null when there is nothing to say. */
export function cellMessage(context: MessageContext): string | null {
  const { store, page, entryId, column, draft, m } = context
  const view = store.cell(cellKey(entryId, column.id))
  const statusState = store.status(entryId).state
  const decimals = column.kind === 'metric' ? 2 : page.rules.decimals
  const read = readMarkText(draft ?? view.text, { maximum: column.maximum, decimals })
  if (!read.ok) {
    const { fault } = m.scoring
    if (read.fault === 'tooManyDecimals') return fault.tooManyDecimals(decimals)
    return read.fault === 'aboveMaximum' ? fault.aboveMaximum(writeMarkText(column.maximum)) : fault[read.fault]
  }
  if (draft === null && view.state.kind === 'refused') return m.scoring.refusal[view.state.reason]
  if (draft === null && statusState.kind === 'refused') return m.scoring.refusal[statusState.reason]
  if (read.value === null || column.kind === 'metric') return null
  return doubtSentence(context, read.value)
}

function doubtSentence({ store, page, entryId, column, rowIds, m }: MessageContext, value: number): string | null {
  const valueOf = (id: string, columnId: string) => store.cell(cellKey(id, columnId)).value
  const known = (values: Array<number | null>) => values.filter((other) => other !== null)
  const others = known(page.entries.filter((entry) => entry.id !== entryId).map((entry) => valueOf(entry.id, column.id)))
  const panel = column.kind === 'panel' ? page.columns.filter((other) => other.kind === 'panel' && other.key === column.key && other.id !== column.id) : []
  const markIds = page.columns.filter((other) => other.kind !== 'metric').map((other) => other.id)
  const above = rowIds[rowIds.indexOf(entryId) - 1]
  const doubt = doubtOf({
    value,
    column: others,
    panel: known(panel.map((other) => valueOf(entryId, other.id))),
    row: markIds.map((id) => (id === column.id ? value : valueOf(entryId, id))),
    rowAbove: above === undefined ? null : markIds.map((id) => valueOf(above, id)),
  })
  if (doubt === 'farFromField') return m.scoring.doubt.farFromField(writeMarkText(Math.round(median(others) ?? 0)))
  return doubt === null ? null : m.scoring.doubt[doubt]
}


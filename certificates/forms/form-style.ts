import type { FormStyle } from '../layout/form-grid.ts'
import type { TableStyle } from '../layout/table.ts'

const black = '#000000'

export const formStyle: FormStyle = {
  label: { role: 'song', size: 12, color: black },
  value: { role: 'fangsong', size: 12, color: black },
  ruleWeight: 0.7,
}

export const listStyle: TableStyle = {
  head: { role: 'hei', size: 11, color: black },
  cell: { role: 'fangsong', size: 11, color: black },
  rowHeight: 22,
  ruleWeight: 0.6,
  leastSize: 7.5,
}

export const titleStyle = { role: 'display', size: 22, color: black } as const
export const lineStyle = { role: 'fangsong', size: 12, color: black } as const
export const noteStyle = { role: 'fangsong', size: 10.5, color: black } as const

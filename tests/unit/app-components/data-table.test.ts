import { createElement as h } from 'react'
import { describe, expect, test } from 'vitest'

import { defineColumns } from '#app/components/tables/columns.ts'
import { DataTable, type DataTableProps } from '#app/components/tables/data-table.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'

import { renderPage, textOf } from './render-page.ts'

interface Row {
  id: string
  name: string
  total: number | null
}

const columns = defineColumns<Row>([
  { id: 'name', header: (m) => m.common.personName, cell: (row) => row.name, sort: (row) => row.name, names: true },
  { id: 'total', header: (m) => m.scoring.total, cell: (row) => row.total, sort: (row) => row.total, align: 'end', descendingFirst: true },
])

const field: Row[] = [
  { id: '1', name: '张伟', total: 8000 },
  { id: '2', name: '陈静', total: null },
  { id: '3', name: '李娜', total: 9000 },
]

async function draw(props: Partial<DataTableProps<Row>> = {}, url = '/list'): Promise<string> {
  const element = h(DataTable<Row>, { columns, rows: field, getRowId: (row) => row.id, caption: '选手', ...props })
  return renderPage(element, { url })
}

const namesIn = (html: string) => [...html.matchAll(/<th scope="row"[^>]*>(?:<a[^>]*>)?([^<]+)/g)].map(([, name]) => name)

describe('the table', () => {
  test('keeps the rows as they came until it is sorted', async () => {
    expect(namesIn(await draw())).toEqual(['张伟', '陈静', '李娜'])
  })

  test('is sorted by its address, missing values last in both directions', async () => {
    expect(namesIn(await draw({}, '/list?sort=total'))).toEqual(['张伟', '李娜', '陈静'])
    expect(namesIn(await draw({}, '/list?sort=-total'))).toEqual(['李娜', '张伟', '陈静'])
    expect(namesIn(await draw({}, '/list?sort=name'))).toEqual(['陈静', '李娜', '张伟'])
  })

  test('offers the other order as a link and says the present one', async () => {
    const html = await draw({}, '/list?q=x&sort=total&page=1')
    expect(html).toContain('aria-sort="ascending"')
    expect(html).toContain('href="?q=x&amp;sort=-total" data-nav="replace"')
    expect(await draw()).toContain('href="?sort=-total"')
  })

  test('cuts pages, and a page past the end is the last one', async () => {
    expect(namesIn(await draw({ pageSize: 2 }))).toEqual(['张伟', '陈静'])
    const last = await draw({ pageSize: 2 }, '/list?page=9')
    expect(namesIn(last)).toEqual(['李娜'])
    expect(textOf(last)).toContain('第 3–3 条，共 3 条')
    expect(last).toContain('<a href="?" data-nav="stay" aria-label="上一页" rel="prev">')
  })

  test('shows rows that the loader sorted and cut as they are', async () => {
    const html = await draw({ total: 120, pageSize: 3 }, '/list?sort=name&page=2')
    expect(namesIn(html)).toEqual(['张伟', '陈静', '李娜'])
    expect(textOf(html)).toContain('第 4–6 条，共 120 条')
  })

  test('draws only the rows in view when there are more than two hundred', async () => {
    const many = Array.from({ length: 201 }, (_, index) => ({ id: String(index), name: `人${index}`, total: index }))
    const html = await draw({ rows: many, pageSize: 'all' })
    expect(namesIn(html).length).toBeGreaterThan(20)
    expect(namesIn(html).length).toBeLessThan(60)
    expect(html).toContain('aria-rowcount="202"')
    expect(textOf(html)).toContain('共 201 条')
    expect(namesIn(await draw({ rows: many.slice(0, 200), pageSize: 'all' }))).toHaveLength(200)
  })

  test('leads to pages where no script draws the rows as they scroll', async () => {
    const many = Array.from({ length: 250 }, (_, index) => ({ id: String(index), name: `人${index}`, total: index }))
    expect(await draw({ rows: many, pageSize: 'all' }, '/list?sort=-total')).toMatch(/<noscript><a href="\?sort=-total&amp;paged=1"/)
    expect(namesIn(await draw({ rows: many, pageSize: 'all' }, '/list?paged=1&page=3'))).toHaveLength(50)
  })

  test('links a row by the cell that names it, ticks rows by name, and can be reached by the keyboard', async () => {
    const html = await draw({ rowHref: (row) => `/people/${row.id}`, selection: { name: 'ids', label: (row) => row.name } })
    expect(html).toMatch(/<table [^>]*data-linked=""[\s\S]*<th scope="row"><a href="\/people\/1" data-nav="go">张伟<\/a>/)
    expect(html).toContain('<input type="checkbox" name="ids" aria-label="选择张伟" value="1"/>')
    expect(html).toMatch(/tabindex="0" role="region" aria-labelledby=/)
  })

  test('says so when there is nothing', async () => {
    expect(textOf(await draw({ rows: [] }))).toBe('没有记录')
  })

  test('looks the same without sort and pages, with each cell named for a phone', async () => {
    const html = await renderPage(h(StaticTable<Row>, { columns: columns.list, rows: field, getRowId: (row) => row.id, caption: '选手', phone: 'stack' }))
    expect(namesIn(html)).toEqual(['张伟', '陈静', '李娜'])
    expect(html).toContain('style="--label-1:&quot;姓名&quot;;--align-2:end;--label-2:&quot;总成绩&quot;"')
    expect(html).toContain('<td>8000</td>')
    expect(html).not.toContain('href=')
  })

  test('puts no kit cells and no inline styles into its rows', async () => {
    expect(await draw()).not.toMatch(/mantine|<td[^>]*style=/)
  })
})

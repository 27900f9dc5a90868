import { describe, expect, test } from 'vitest'

import { compareValues } from '#app/components/tables/columns.ts'
import { pagesAround, readTableState, withPage, withSort } from '#app/components/tables/table-state.ts'

const options = { sortable: ['rank', 'total'], defaultSort: { id: 'rank', descending: false } }
const read = (query: string, name?: string) => readTableState(new URLSearchParams(query), { ...options, name })

describe('sort and page in the address', () => {
  test('are read, with - for from the top', () => {
    expect(read('sort=-total&page=3')).toEqual({ sort: { id: 'total', descending: true }, page: 3 })
    expect(read('second.sort=total&second.page=2&page=9', 'second')).toEqual({ sort: { id: 'total', descending: false }, page: 2 })
  })

  test('fall back to the default when the address is not one of ours', () => {
    for (const query of ['', 'sort=name&page=0', 'sort=--total&page=-1', 'sort=constructor&page=1e3', 'page=99999999', 'page=1.5', 'sort=%00']) {
      expect(read(query)).toEqual({ sort: { id: 'rank', descending: false }, page: 1 })
    }
  })

  test('another sort starts at the first page and leaves everything else', () => {
    expect(withSort(new URLSearchParams('q=lin&page=4'), { id: 'total', descending: true })).toBe('?q=lin&sort=-total')
  })

  test('the first page has no parameter', () => {
    expect(withPage(new URLSearchParams('sort=rank&page=4'), 1)).toBe('?sort=rank')
    expect(withPage(new URLSearchParams('page=4'), 1)).toBe('?')
    expect(withPage(new URLSearchParams('page=4'), 5, 'second')).toBe('?page=4&second.page=5')
  })
})

test('a pager shows the ends and the neighbours, and a gap only where pages are left out', () => {
  expect(pagesAround(1, 1)).toEqual([1])
  expect(pagesAround(1, 3)).toEqual([1, 2, 3])
  expect(pagesAround(1, 9)).toEqual([1, 2, null, 9])
  expect(pagesAround(5, 9)).toEqual([1, null, 4, 5, 6, null, 9])
  expect(pagesAround(4, 9)).toEqual([1, 2, 3, 4, 5, null, 9])
  expect(pagesAround(9, 9)).toEqual([1, null, 8, 9])
})

test('names are ordered by pinyin and numbers inside text as numbers', () => {
  expect(['张伟', '李娜', '陈静', '欧阳锋'].sort(compareValues)).toEqual(['陈静', '李娜', '欧阳锋', '张伟'])
  expect(['A10', 'A2', 'A1'].sort(compareValues)).toEqual(['A1', 'A2', 'A10'])
  expect([900, 85, 8550].sort(compareValues)).toEqual([85, 900, 8550])
})

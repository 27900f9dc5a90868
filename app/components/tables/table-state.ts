/** Which column orders a table and which way; null leaves the rows as they came. */
export interface TableSort {
  id: string
  descending: boolean
}

export interface TableState {
  sort: TableSort | null
  /** From 1. */
  page: number
}

/** Names of the parameters in the address; a second table on a page has a name and so its own. */
export function parameterNames(table?: string): { sort: string; page: string; paged: string } {
  const lead = table ? `${table}.` : ''
  return { sort: `${lead}sort`, page: `${lead}page`, paged: `${lead}paged` }
}

/**
 * Reads sort and page from an address: `?sort=-total&page=2`, where `-` means from the top. Whatever is not a known column or a
 * sensible page falls back to the default, so a changed address shows the table and not an error. Loaders that sort and page in
 * the database use it too.
 */
export function readTableState(params: URLSearchParams, options: { sortable: readonly string[]; defaultSort?: TableSort | null; name?: string | undefined }): TableState {
  const names = parameterNames(options.name)
  const raw = params.get(names.sort) ?? ''
  const descending = raw.startsWith('-')
  const id = descending ? raw.slice(1) : raw
  const sort = options.sortable.includes(id) ? { id, descending } : (options.defaultSort ?? null)
  const page = params.get(names.page) ?? ''
  return { sort, page: /^[1-9]\d{0,5}$/.test(page) ? Number(page) : 1 }
}

/** The address's query with another sort; the page starts over. */
export function withSort(params: URLSearchParams, sort: TableSort, name?: string): string {
  const names = parameterNames(name)
  const next = new URLSearchParams(params)
  next.set(names.sort, `${sort.descending ? '-' : ''}${sort.id}`)
  next.delete(names.page)
  return `?${next}`
}

/** The address's query with another page. */
export function withPage(params: URLSearchParams, page: number, name?: string): string {
  const names = parameterNames(name)
  const next = new URLSearchParams(params)
  if (page === 1) next.delete(names.page)
  else next.set(names.page, String(page))
  const query = next.toString()
  return query === '' ? '?' : `?${query}`
}

/** Whether a long table was asked to come in pages, as its link without JavaScript does. */
export function wantsPages(params: URLSearchParams, name?: string): boolean {
  return params.get(parameterNames(name).paged) === '1'
}

/** The address of a long table in pages. */
export function withPages(params: URLSearchParams, name?: string): string {
  const next = new URLSearchParams(params)
  next.set(parameterNames(name).paged, '1')
  return `?${next}`
}

/** Pages that a pager offers: the first, the last, and those around the current one; `null` is a gap. */
export function pagesAround(page: number, pages: number): Array<number | null> {
  const wanted = [1, page - 1, page, page + 1, pages].filter((candidate) => candidate >= 1 && candidate <= pages)
  const sorted = [...new Set(wanted)].sort((a, b) => a - b)
  return sorted.flatMap((candidate, index) => {
    const before = sorted[index - 1]
    if (before === undefined || candidate === before + 1) return [candidate]
    return candidate === before + 2 ? [candidate - 1, candidate] : [null, candidate]
  })
}

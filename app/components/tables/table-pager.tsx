import { useMessages } from '#app/messages/use-messages.tsx'

import { Icon } from '../page/icon.tsx'
import { pagesAround, withPage } from './table-state.ts'
import classes from './tables.module.css'

/** How many there are and, when they do not fit, the other pages; links, so that they work everywhere. */
export function TablePager({ page, pages, first, last, total, params, name }: { page: number; pages: number; first: number; last: number; total: number; params: URLSearchParams; name?: string | undefined }) {
  const m = useMessages().common.table
  if (pages === 1) {
    return <p className={classes.count}>{m.rows(total)}</p>
  }
  return (
    <div className={classes.pager}>
      <p className={classes.count}>{m.range(first, last, total)}</p>
      <nav aria-label={m.pages} data-no-print>
        <ul>
          <li>{page > 1 ? <PageLink page={page - 1} label={m.previousPage} icon="left" params={params} name={name} /> : null}</li>
          {pagesAround(page, pages).map((candidate, index) => (
            <li key={candidate ?? `gap-${index}`}>
              {candidate === null ? (
                '…'
              ) : (
                <a href={withPage(params, candidate, name)} data-nav="stay" aria-current={candidate === page ? 'page' : undefined} aria-label={m.page(candidate, pages)}>
                  {candidate}
                </a>
              )}
            </li>
          ))}
          <li>{page < pages ? <PageLink page={page + 1} label={m.nextPage} icon="right" params={params} name={name} /> : null}</li>
        </ul>
      </nav>
    </div>
  )
}

function PageLink({ page, label, icon, params, name }: { page: number; label: string; icon: 'left' | 'right'; params: URLSearchParams; name?: string | undefined }) {
  return (
    <a href={withPage(params, page, name)} data-nav="stay" aria-label={label} rel={icon === 'left' ? 'prev' : 'next'}>
      <Icon name={icon} size={12} />
    </a>
  )
}

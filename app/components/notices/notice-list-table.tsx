import { useMessages } from '#app/messages/use-messages.tsx'
import type { NoticeContent } from '#app/services/notices/notice-content.ts'

import classes from './notices.module.css'

/** The printed list of a notice: a real table on paper and at a desk, one block a person on a phone. */
export function NoticeListTable({ content, caption }: { content: Pick<NoticeContent, 'columns' | 'rows'>; caption: string }) {
  const m = useMessages().common
  const nameAt = content.columns.findIndex(({ key }) => key === 'name')
  return (
    <table className={classes.list}>
      <caption className="visually-hidden">{caption}</caption>
      <thead>
        <tr>
          {content.columns.map(({ key, label }) => (
            <th key={key} scope="col">
              {label}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {content.rows.map((row, at) => (
          <tr key={at}>
            {row.map((cell, column) => {
              const { key = '', label = '' } = content.columns[column] ?? {}
              const text = cell === '' ? m.absentValue : cell
              return column === nameAt ? (
                <th key={key} scope="row" data-key={key}>
                  {text}
                </th>
              ) : (
                <td key={key} data-key={key} data-label={label} data-empty={cell === '' ? '' : undefined}>
                  {text}
                </td>
              )
            })}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import classes from '#app/components/paper/paper.module.css'
import { boxLabel } from '#app/components/paper/sheet-labels.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { TypingPage } from '#app/services/paper/paper-pages.server.ts'

import { OwnItemSheets } from './own-item-sheets.tsx'

/** What these hands typed, newest numbers as they stand on the papers; nobody else's. */
export function OwnSheets({ page }: { page: TypingPage }) {
  const { own, kind, blind } = page
  const m = useMessages()
  const words = m.paper
  return (
    <Section title={words.mine} note={words.mineNote}>
      {own.length === 0 ? (
        <p>{words.mineEmpty}</p>
      ) : (
        <div className={classes.frame} tabIndex={0} role="region" aria-label={words.mine}>
          {kind.items ? (
            <OwnItemSheets page={page} items={kind.items} />
          ) : (
            <table className={classes.table}>
              <caption className="visually-hidden">{words.mine}</caption>
              <thead>
                <tr>
                  <th scope="col">{blind ? words.code : words.number}</th>
                  {kind.columns.map((column) => (
                    <th key={column.id} scope="col">
                      {boxLabel(m, kind, column)}
                    </th>
                  ))}
                  {kind.hasSum ? <th scope="col">{words.sum}</th> : null}
                  <th scope="col">{m.common.status}</th>
                </tr>
              </thead>
              <tbody>
                {own.map((sheet) => (
                  <tr key={sheet.number}>
                    <th scope="row">{sheet.number}</th>
                    {kind.columns.map((column) => (
                      <td key={column.id}>{sheet.texts[column.id]}</td>
                    ))}
                    {kind.hasSum ? <td>{sheet.texts.sum}</td> : null}
                    <td>
                      <StatusBadge tone={sheet.final ? 'plain' : 'active'}>{sheet.final ? words.final : words.open}</StatusBadge>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          )}
        </div>
      )}
    </Section>
  )
}

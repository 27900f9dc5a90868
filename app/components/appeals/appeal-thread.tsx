import type { ReactNode } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import type { ShownAppeal } from '#app/services/appeals/appeal-pages.server.ts'

import { FileList } from '../files/file-list.tsx'
import { formatInstant } from '../format/format-instant.ts'
import { StatusBadge, type StatusTone } from '../page/status-badge.tsx'
import classes from './appeals.module.css'

const TONES: Record<ShownAppeal['state'], StatusTone> = { filed: 'attention', admitted: 'active', refused: 'plain', upheld: 'decided', dismissed: 'plain', withdrawn: 'void' }

/** One appeal as both sides read it: what was said, the papers, the messages and the decision. */
export function AppealThread({ appeal, children }: { appeal: ShownAppeal; children?: ReactNode }) {
  const m = useMessages()
  const words = m.checking.appeals
  return (
    <article className={classes.appeal}>
      <header className={classes.head}>
        <strong>{words.of(appeal.number)}</strong>
        <StatusBadge tone={TONES[appeal.state]}>{m.terms.disputeState[appeal.state]}</StatusBadge>
        <span>{words.filedAt(appeal.filedByName, formatInstant(appeal.createdAt))}</span>
        {appeal.dueAt && (appeal.state === 'filed' || appeal.state === 'admitted') ? <span>{words.dueAt(formatInstant(appeal.dueAt))}</span> : null}
      </header>
      <p className={classes.said}>{appeal.text}</p>
      {appeal.files.length > 0 ? <FileList files={appeal.files} /> : null}
      {appeal.messages.length > 0 ? (
        <ul className={classes.thread} aria-label={words.thread}>
          {appeal.messages.map((message) => (
            <li key={message.id} data-entrant={message.byEntrant ? '' : undefined}>
              <span className={classes.head}>
                {message.byName} {formatInstant(message.createdAt)}
              </span>
              <p className={classes.said}>{message.text}</p>
            </li>
          ))}
        </ul>
      ) : null}
      {appeal.decision ? (
        <div className={classes.decision}>
          <p className={classes.said}>{appeal.decision}</p>
          <span className={classes.head}>{words.decidedAt(formatInstant(appeal.decidedAt ?? ''))}</span>
        </div>
      ) : null}
      {children}
    </article>
  )
}

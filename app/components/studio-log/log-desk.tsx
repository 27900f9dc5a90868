import { Button } from '@mantine/core'
import { useRevalidator } from '@remix-run/react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import type { LogDraft } from '#app/services/studios/log/log-draft.ts'
import type { LogPage } from '#app/services/studios/log/log-page.server.ts'

import { useOfflinePage } from '../outbox/use-offline-page.ts'
import { useSending } from '../outbox/use-sending.ts'
import { Notice } from '../page/notice.tsx'
import classes from './composer.module.css'
import { LogComposer } from './log-composer.tsx'
import { EMPTY_VIEW, LogStore } from './log-store.ts'

/** The composer with what is still on this device: lines on their way, and lines the server gave back. */
export function LogDesk({ userId, page }: { userId: string; page: LogPage }) {
  const { common, studioLog: m } = useMessages()
  const { revalidate } = useRevalidator()
  const refresh = useRef(revalidate)
  useEffect(() => {
    refresh.current = revalidate
  }, [revalidate])
  const [store] = useState(() => new LogStore({ userId, studioId: page.studio.id, arrived: () => refresh.current() }))
  useSending(store)
  const { waiting, refused, trouble, sent } = useSyncExternalStore(store.subscribe, store.view, () => EMPTY_VIEW)
  useOfflinePage(sent)
  const [again, setAgain] = useState<{ id: string; draft: LogDraft } | null>(null)
  const take = async (id: string) => {
    const draft = await store.take(id)
    if (draft) setAgain({ id, draft })
  }
  return (
    <div>
      <LogComposer key={again?.id ?? 'new'} today={page.today} uses={page.uses} start={again?.draft ?? null} add={(draft) => store.add(draft)} />
      <div className={classes.status} role="status">
        {waiting.length > 0 ? (
          <Notice tone={trouble ? 'attention' : 'plain'} title={m.status.waiting(waiting.length)}>
            {trouble ? <p>{m.status[trouble]}</p> : null}
            <ul>
              {waiting.map((change) => (
                <li key={change.id}>{common.labelled(m.kind[change.payload.kind], change.payload.line)}</li>
              ))}
            </ul>
            {trouble ? (
              <Button variant="default" onClick={() => store.retryNow()}>
                {m.status.sendNow}
              </Button>
            ) : null}
          </Notice>
        ) : sent > 0 ? (
          <p>{m.status.sent}</p>
        ) : null}
      </div>
      {refused.map(({ id, draft, reason }) => (
        <Notice key={id} tone="attention" title={m.status.refused}>
          <p>{common.labelled(m.kind[draft.kind], draft.line)}</p>
          <p>{m.refusals[reason] ?? m.refusals.notAllowed}</p>
          <Button variant="default" onClick={() => void take(id)}>
            {m.compose.title}
          </Button>
        </Notice>
      ))}
    </div>
  )
}

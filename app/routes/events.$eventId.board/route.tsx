import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { useState } from 'react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { AlarmList } from '#app/components/boards/alarm-list.tsx'
import { BoardTiles } from '#app/components/boards/board-tiles.tsx'
import { EntryDetail } from '#app/components/boards/entry-detail.tsx'
import { JudgeBars } from '#app/components/boards/judge-bars.tsx'
import { useLiveData } from '#app/components/boards/use-live-data.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { paragraph, uuid, wholeNumber } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getChiefBoard, type ChiefBoard } from '#app/services/boards/chief-board.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { returnToJudge } from '#app/services/sheets/return-set.server.ts'

import classes from './page.module.css'

/** Saves of one moment are read together. */
const REFRESH_MS = 150

const ReturnForm = z.object({ intent: z.literal('return'), entryId: uuid(), slot: wholeNumber({ min: 1, max: 99 }), reason: paragraph({ max: 500 }) })

/** The chief judge's live board: no frame around it, so that it fills a screen on the wall as well as a tablet. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'board:read', { eventId })
  const page = await getChiefBoard(actor, eventId)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${m.boards.chief.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'sheet:return', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.boards.chief
  const form = await parseForm(request, ReturnForm)
  if (!form.ok) return json({ entryId: String(form.values.entryId ?? ''), slot: Number(form.values.slot ?? 0), errors: fieldMessages(form.errors, m) }, { status: 400 })
  const { entryId, slot, reason } = form.value
  const outcome = await returnToJudge({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, entryId, slot, reason })
  if (outcome.ok) return redirectWithToast(paths.eventBoard(eventId), words.returned(outcome.value.number, slot))
  return json({ entryId, slot, errors: { form: words.failed[outcome.reason] } as Record<string, string | string[]> }, { status: 409 })
}

export default function BoardRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as ChiefBoard
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.boards.chief
  const [chosen, setChosen] = useState<string | null>(answer?.entryId ?? null)
  const live = useLiveData(`/api/events/${page.event.id}/panel-board`, REFRESH_MS)
  const { board } = page
  const seats = board.judges.filter((judge) => judge.slot <= Math.max(0, ...board.parts.map((part) => part.judges))).length
  const counted = board.judges.reduce((sum, judge) => sum + judge.counted, 0)
  const done = board.entries.filter((entry) => entry.done).length
  const alarmed = new Set(board.alarms.map((alarm) => alarm.entryId))
  const entry = board.entries.find((candidate) => candidate.id === chosen) ?? null
  return (
    <div className={classes.screen}>
      <header className={classes.head}>
        <div>
          <p>{nameIn(locale, page.event.competition)}</p>
          <h1>
            {eventNameIn(locale, page.event)} {words.title}
          </h1>
        </div>
        <dl className={classes.figures}>
          <div>
            <dt>{words.entriesDone}</dt>
            <dd>
              {done} / {board.entries.length}
            </dd>
          </div>
          {seats > 0 ? (
            <div>
              <dt>{words.setsCounted}</dt>
              <dd>
                {counted} / {seats * board.entries.length}
              </dd>
            </div>
          ) : null}
          <div data-alarm={board.alarms.length > 0 ? '' : undefined}>
            <dt>{words.alarms}</dt>
            <dd>{board.alarms.length}</dd>
          </div>
        </dl>
      </header>
      <main id="content" className={classes.main}>
        {board.entries.length === 0 ? (
          <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
        ) : (
          <>
            <div className={classes.side}>
              <AlarmList board={board} onChoose={setChosen} />
              <JudgeBars board={board} />
            </div>
            <div className={classes.field}>
              <BoardTiles board={board} alarmed={alarmed} chosen={chosen} onChoose={setChosen} />
              {entry ? <EntryDetail key={entry.id} entry={entry} board={board} mayReturn={page.mayReturn && page.closed === null} answer={answer?.entryId === entry.id ? answer : null} onClose={() => setChosen(null)} /> : <p className={classes.hint}>{words.chooseHint}</p>}
            </div>
          </>
        )}
      </main>
      <footer className={classes.foot}>
        <span data-live={live} role="status">
          {words.live[live]}
        </span>
        {page.sealed ? <span>{words.sealed}</span> : null}
        {page.closed ? <span>{m.scoring.closed[page.closed]}</span> : null}
        <a href={paths.eventFloor(page.event.id)}>{words.leave}</a>
      </footer>
    </div>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

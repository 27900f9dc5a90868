import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'
import { useEffect, useState } from 'react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { getCeremony, type CeremonyPage } from '#app/services/ceremony/ceremony-page.server.ts'

import classes from './page.module.css'

/** The big screen: no frame around it, one press one line, from the last place to the first. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const rehearsal = new URL(request.url).searchParams.get('rehearsal') === '1'
  const page = await getCeremony(actor, { eventId: params.eventId!, rehearsal })
  return { page, title: messagesFor(localeOf(request)).checking.ceremony.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

// What a clicker sends, and the keys beside it.
const FORWARD = new Set(['ArrowRight', 'ArrowDown', 'PageDown', ' ', 'Enter'])
const BACK = new Set(['ArrowLeft', 'ArrowUp', 'PageUp', 'Backspace'])

export default function CeremonyRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as CeremonyPage
  const m = useMessages()
  const locale = useLocale()
  const words = m.checking.ceremony
  const [shown, setShown] = useState(0)
  const total = page.lines.length
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const step = FORWARD.has(event.key) ? 1 : BACK.has(event.key) ? -1 : 0
      if (step === 0 || event.repeat || event.target instanceof HTMLAnchorElement) return
      event.preventDefault()
      setShown((now) => Math.min(total, Math.max(0, now + step)))
    }
    window.addEventListener('keydown', press)
    return () => window.removeEventListener('keydown', press)
  }, [total])
  // Places of those not shown yet are kept, so that nothing jumps and the first place stands at the top of an empty list.
  const firstShown = total - shown
  const newest = page.lines[firstShown]
  return (
    <div className={classes.screen} data-rehearsal={page.rehearsal ? '' : undefined}>
      <header className={classes.head}>
        <p>{nameIn(locale, page.competition)}</p>
        <h1>{eventNameIn(locale, page.event)}</h1>
        {page.rehearsal ? <p className={classes.rehearsal}>{words.rehearsalNote}</p> : null}
      </header>
      {total === 0 ? (
        <main id="content" className={classes.stage} data-empty="">
          {page.announced || page.rehearsal ? (
            <EmptyState title={words.empty} />
          ) : (
            <EmptyState title={words.notAnnounced} action={<a href={paths.ceremony(page.event.id, true)}>{words.rehearse}</a>}>
              {words.notAnnouncedText}
            </EmptyState>
          )}
        </main>
      ) : (
        <main id="content" className={classes.stage}>
          <p className={classes.now} aria-live="polite">
            {newest ? (
              <>
                <span className={classes.award}>{newest.award ? nameIn(locale, newest.award) : ''}</span>
                <strong>{newest.name}</strong>
                <span>{newest.organisation}</span>
                <span className={classes.total}>{m.common.points(newest.total)}</span>
              </>
            ) : (
              <span className={classes.award}>{words.start}</span>
            )}
          </p>
          <ol className={classes.list}>
            {page.lines.map((line, at) => (
              <li key={`${line.rank} ${line.name}`} data-hidden={at < firstShown ? '' : undefined} data-newest={at === firstShown ? '' : undefined}>
                {at < firstShown ? (
                  <span aria-hidden="true">{line.rank}</span>
                ) : (
                  <>
                    <span>
                      {line.rank}
                      {line.tied ? '=' : ''}
                    </span>
                    <strong>{line.name}</strong>
                    <span>{line.organisation}</span>
                    <span>{line.award ? nameIn(locale, line.award) : ''}</span>
                    <span className={classes.total}>{line.total}</span>
                  </>
                )}
              </li>
            ))}
          </ol>
        </main>
      )}
      <footer className={classes.foot}>
        {total === 0 ? null : (
          <>
            <button type="button" onClick={() => setShown((now) => Math.max(0, now - 1))} disabled={shown === 0}>
              {words.back}
            </button>
            <span>{words.progress(shown, total)}</span>
            <button type="button" onClick={() => setShown((now) => Math.min(total, now + 1))} disabled={shown === total}>
              {words.forward}
            </button>
          </>
        )}
        <a href={paths.eventFinalise(page.event.id)}>{words.leave}</a>
      </footer>
    </div>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { Button } from '@mantine/core'
import { isRouteErrorResponse, Link, useLocation, useRouteError } from '@remix-run/react'

import { paths } from '#app/lib/paths.ts'
import { useReference } from '#app/lib/reference.tsx'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './route-error.module.css'

/** What a refused or failed page says: plain words, the next step, and the number that stands in the log. */
export function RouteError() {
  const error = useRouteError()
  const status = isRouteErrorResponse(error) ? error.status : 500
  const ofThisPage = useReference()
  return <ErrorPanel status={status} sentence={textOf(error, 'message')} reference={textOf(error, 'reference') ?? ofThisPage} />
}

/** The same panel for a known status; also what the gallery shows. */
export function ErrorPanel({ status, sentence, reference }: { status: number; sentence?: string | null; reference?: string }) {
  const m = useMessages().common.problem
  const here = useLocation()
  const { title, text } = words(m, status)
  return (
    <section className={classes.panel} role="alert">
      <p className={classes.status}>{status}</p>
      <h1>{title}</h1>
      <p>{sentence ?? text}</p>
      {status >= 500 && reference ? (
        <p className={classes.reference}>
          {m.reference} <code>{reference}</code>
        </p>
      ) : null}
      <div className={classes.acts}>
        {status >= 500 || status === 429 || status === 409 ? (
          <Button component={Link} to={here.pathname + here.search} reloadDocument>
            {m.tryAgain}
          </Button>
        ) : null}
        <Button component={Link} to={paths.home()} variant="default">
          {m.home}
        </Button>
      </div>
    </section>
  )
}

/**
 * The server's answer carries `message` (a sentence, where the status alone says too little) and `reference` (the number in the
 * log of this very answer). Anything else, such as a defect in the browser, keeps its words to itself.
 */
function textOf(error: unknown, key: 'message' | 'reference'): string | null {
  if (!isRouteErrorResponse(error)) return null
  const data: unknown = error.data
  if (typeof data !== 'object' || data === null) return null
  const text = (data as Record<string, unknown>)[key]
  return typeof text === 'string' && text !== '' ? text : null
}

function words(m: Messages['common']['problem'], status: number): { title: string; text: string } {
  if (status === 404) return { title: m.notFoundTitle, text: m.notFoundText }
  if (status === 401 || status === 403) return { title: m.forbiddenTitle, text: m.forbiddenText }
  if (status === 409) return { title: m.conflictTitle, text: m.conflictText }
  if (status === 429) return { title: m.tooManyTitle, text: m.tooManyText }
  if (status === 503) return { title: m.unavailableTitle, text: m.unavailableText }
  return { title: m.unexpectedTitle, text: m.unexpectedText }
}

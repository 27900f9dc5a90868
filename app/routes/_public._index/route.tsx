import { Button } from '@mantine/core'
import { redirect, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData } from '@remix-run/react'

import { optionalActor } from '#app/auth/guards.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { RouteError } from '#app/components/page/route-error.tsx'
import { PublishedList } from '#app/components/results/published-list.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getLatestPublished, type PublishedCompetition } from '#app/services/results/published-list.server.ts'

import classes from './page.module.css'

const LATEST_EVENTS = 5

/** The front door: what is published, a certificate's check, and the way in. Who is signed in goes straight to their own first page. */
export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  if (actor) throw redirect(homeOf(actor.roles))
  const m = messagesFor(localeOf(request))
  return { latest: await getLatestPublished(LATEST_EVENTS), title: m.shell.pageTitle(m.publicPages.home.title), description: m.publicPages.home.lead }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'description', content: data?.description ?? '' }]

export default function HomeRoute() {
  const latest = useLoaderData<typeof loader>().latest as unknown as PublishedCompetition[]
  const m = useMessages()
  const words = m.publicPages.home
  return (
    <>
      <header className={classes.head}>
        <h1>{words.title}</h1>
        <p>{words.lead}</p>
      </header>
      <div className={classes.ways}>
        <section className={classes.way}>
          <h2>{words.verify}</h2>
          <p>{words.verifyText}</p>
          <form action={paths.verify()} method="get" className={classes.code}>
            <label htmlFor="code" className="visually-hidden">
              {words.verifyCode}
            </label>
            <input id="code" name="code" placeholder={words.verifyCode} autoComplete="off" autoCapitalize="characters" spellCheck={false} maxLength={64} />
            <button type="submit">{words.verifyAct}</button>
          </form>
        </section>
        <section className={classes.way}>
          <h2>{words.mine}</h2>
          <p>{words.mineText}</p>
          <div className={classes.acts}>
            <Button component={Link} to={paths.activate()}>
              {words.activate}
            </Button>
            <Button component={Link} to={paths.login()} variant="default">
              {words.signIn}
            </Button>
          </div>
          <p className={classes.staff}>{words.staff}</p>
        </section>
      </div>
      <section className={classes.latest}>
        <div className={classes.latestHead}>
          <h2>{words.latest}</h2>
          {latest.length > 0 ? <Link to={paths.publicResults()}>{words.all}</Link> : null}
        </div>
        {latest.length === 0 ? <p className={classes.none}>{words.none}</p> : <PublishedList competitions={latest} level={3} />}
      </section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { OpenBoard } from '#app/components/boards/open-board.tsx'
import { usePublicBoard } from '#app/components/boards/use-public-board.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getPublicBoard, type PublicBoard } from '#app/services/boards/public-board.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

/** The board of one event for everybody: 404 unless the organiser has opened it. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const board = await getPublicBoard(params.eventId!)
  const m = messagesFor(localeOf(request))
  return { board, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), board.event)} ${m.boards.open.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export default function LiveRoute() {
  const first = useLoaderData<typeof loader>().board as unknown as PublicBoard
  const m = useMessages()
  const locale = useLocale()
  const { board, lost } = usePublicBoard(first)
  return (
    <>
      <PageHeader title={`${eventNameIn(locale, board.event)} ${m.boards.open.title}`} lead={nameIn(locale, board.competition)} />
      <OpenBoard board={board} lost={lost} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

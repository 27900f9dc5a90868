import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { StationList } from '#app/components/floor/station-list.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { listOwnSheets } from '#app/services/sheets/own-sheet.server.ts'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'sheet:own')
  const m = messagesFor(localeOf(request))
  return { sheets: await listOwnSheets(actor), title: m.shell.pageTitle(m.shell.nav.sheets) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function SheetsRoute() {
  const { sheets } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.judges.sheet
  const locale = useLocale()
  const named = (zh: string, en: string | null) => (locale === 'en' && en ? en : zh)
  return (
    <>
      <PageHeader title={m.shell.nav.sheets} lead={words.listLead} />
      {sheets.length === 0 ? (
        <EmptyState title={words.none}>{words.noneText}</EmptyState>
      ) : (
        <StationList
          stations={sheets.map((sheet) => ({ key: sheet.eventId, to: paths.sheet(sheet.eventId), title: named(sheet.event, sheet.eventEn), text: named(sheet.competition, sheet.competitionEn), state: words.place(sheet.slot) }))}
        />
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { Slips } from '#app/components/activation/slips.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { defineColumns } from '#app/components/tables/columns.ts'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getActivationPage, printActivationSlips } from '#app/services/certificates/activation-slips.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

const MakeForm = z.object({ intent: z.literal('make') })

interface Line {
  id: string
  number: string
  name: string
  activated: boolean
}

const columns = defineColumns<Line>([
  { id: 'number', header: (m) => m.certificates.codes.column.number, cell: (row) => row.number, sort: (row) => row.number, width: '6rem' },
  { id: 'name', header: (m) => m.certificates.codes.column.name, cell: (row) => row.name, sort: (row) => row.name, names: true },
  {
    id: 'state',
    header: (m) => m.certificates.codes.column.state,
    cell: (row, { m }) => <StatusBadge tone={row.activated ? 'active' : 'plain'}>{row.activated ? m.certificates.codes.activated : m.certificates.codes.waiting}</StatusBadge>,
    sort: (row) => Number(row.activated),
  },
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'activation:issue', { eventId: params.eventId! })
  return { ...(await getActivationPage(actor, params.eventId!)), title: messagesFor(localeOf(request)).certificates.codes.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** The codes stand in this one answer; a reload asks again and makes new ones. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'activation:issue', { eventId: params.eventId! })
  await requireFresh(request)
  const form = await parseForm(request, MakeForm)
  if (!form.ok) return json(null, { status: 400 })
  return json(await printActivationSlips(actor, params.eventId!), { headers: { 'Cache-Control': 'no-store' } })
}

export default function ActivationCodesRoute() {
  const page = useLoaderData<typeof loader>()
  const printed = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.certificates.codes
  const waiting = page.people.filter((person) => !person.activated).length
  return (
    <>
      <PageHeader
        title={words.title}
        lead={eventNameIn(locale, page.event)}
        breadcrumbs={[
          { label: nameIn(locale, page.competition), to: paths.competition(page.competition.id) },
          { label: eventNameIn(locale, page.event), to: paths.event(page.event.id) },
          { label: m.certificates.title, to: paths.eventCertificates(page.event.id) },
        ]}
      />
      {printed ? (
        <Slips
          heading={`${nameIn(locale, page.competition)} · ${eventNameIn(locale, page.event)}`}
          slips={printed.slips.map(({ number, name, code }) => ({ title: `${number} ${name}`, code, how: words.slipHow(printed.address) }))}
          address={printed.address}
          qr={printed.qr}
        >
          <p>{words.lead}</p>
          {printed.skipped.map((person) => (
            <p key={person.name}>
              {person.name}: {words.skipped[person.reason]}
            </p>
          ))}
        </Slips>
      ) : (
        <>
          <p>{words.lead}</p>
          {page.people.length === 0 ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : null}
          {waiting > 0 ? (
            <PostForm intent="make">
              <p>{words.again}</p>
              <SubmitButton intent="make">{words.make(waiting)}</SubmitButton>
            </PostForm>
          ) : page.people.length > 0 ? (
            <p>{words.none}</p>
          ) : null}
          {page.people.length > 0 ? <DataTable columns={columns} rows={page.people} getRowId={(row) => row.id} caption={words.caption} /> : null}
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getPersonPage, revealPerson } from '#app/services/people/person-page.server.ts'

import { certificateColumns, entryColumns, levelColumns, studioColumns, type Entry, type Membership } from './columns.tsx'
import { PersonFacts } from './person-facts.tsx'

const RevealForm = z.object({ intent: z.literal('reveal'), subject: z.string().max(60), reason: paragraph({ max: 200 }) })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'person:read')
  const page = await getPersonPage(actor, params.personId!)
  return { ...page, title: messagesFor(localeOf(request)).shell.pageTitle(page.person.name) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** The numbers stand in this one answer; a reload of the page hides them again. */
export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'identity:reveal')
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, RevealForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, { required: m.people.revealRefused }), revealed: null }, { status: 400 })
  const revealed = await revealPerson({ actor, personId: params.personId!, reason: form.value.reason })
  return json({ errors: {}, revealed }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function PersonRoute() {
  const { person, entries, certificates, levels, studios, may } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().people
  return (
    <>
      <PageHeader title={person.name} lead={person.organisation} breadcrumbs={[{ label: m.title, to: paths.people() }]} />
      {person.synthetic ? <Notice>{m.synthetic}</Notice> : null}
      <Section title={m.facts.title}>
        <PersonFacts person={person} mayReveal={may.reveal} revealed={answer?.revealed ?? null} errors={answer?.errors} />
      </Section>
      <Section title={m.entries.title}>
        {entries.length === 0 ? (
          <p>{m.entries.empty}</p>
        ) : (
          <StaticTable<Entry>
            columns={entryColumns}
            rows={entries}
            getRowId={(row) => row.entryId}
            caption={m.entries.caption}
            phone="stack"
            {...(may.openEntrant ? { rowHref: (row) => paths.entrant(row.eventId, row.entryId) } : {})}
          />
        )}
      </Section>
      <Section title={m.certificates.title}>
        {certificates.length === 0 ? <p>{m.certificates.empty}</p> : <StaticTable columns={certificateColumns(may.openCertificate)} rows={certificates} getRowId={(row) => row.id} caption={m.certificates.caption} phone="stack" />}
      </Section>
      {levels.length > 0 ? (
        <Section title={m.levels.title}>
          <StaticTable columns={levelColumns} rows={levels} getRowId={(row) => row.id} caption={m.levels.caption} phone="stack" />
        </Section>
      ) : null}
      {studios.length > 0 ? (
        <Section title={m.studios.title}>
          <StaticTable<Membership>
            columns={studioColumns}
            rows={studios}
            getRowId={(row) => row.id}
            caption={m.studios.caption}
            phone="stack"
            {...(may.openStudio ? { rowHref: (row) => paths.studio(row.studioId) } : {})}
          />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

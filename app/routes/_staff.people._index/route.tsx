import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { line } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { findByName, findByNumber, looksLikeNumber } from '#app/services/people/find-people.server.ts'

import { columns } from './columns.tsx'
import classes from './people.module.css'

const FindForm = z.object({ intent: z.literal('find'), text: line({ max: 60 }) })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'person:read')
  const m = messagesFor(localeOf(request))
  const name = (new URL(request.url).searchParams.get('name') ?? '').trim().slice(0, 60)
  return { name, found: name === '' ? null : await findByName(actor, name), title: m.shell.pageTitle(m.people.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** A name goes into the address; a number never does, so that it stands in no history and no log. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'person:read')
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, FindForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, { required: m.people.find.tooShort }), rows: [] }, { status: 400 })
  const { text } = form.value
  if (!looksLikeNumber(text)) return redirect(`${paths.people()}?name=${encodeURIComponent(text)}`, 303)
  const rows = await findByNumber(actor, text)
  const [only] = rows
  if (rows.length === 1 && only) return redirect(paths.person(only.id), 303)
  if (rows.length === 0) return json({ errors: { text: m.people.find.numberUnknown }, rows }, { status: 404 })
  return json({ errors: {}, rows }, { headers: { 'Cache-Control': 'no-store' } })
}

export default function PeopleRoute() {
  const { name, found } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const { people: m, judgeQuality: judgeWords } = useMessages()
  const byNumber = answer?.rows ?? []
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} actions={<Link to={paths.judgeQuality()}>{judgeWords.link}</Link>} />
      <PostForm intent="find" look="bare" errors={answer?.errors} labels={{ text: m.find.label }}>
        <div className={classes.find}>
          <TextField name="text" label={m.find.label} hint={m.find.hint} stored={name} autoFocus extra={{ maxLength: 60, spellCheck: false }} />
          <SubmitButton intent="find">{m.find.act}</SubmitButton>
        </div>
      </PostForm>
      {byNumber.length > 0 ? (
        <Section title={m.foundByNumber}>
          <StaticTable columns={columns} rows={byNumber} getRowId={(row) => row.id} caption={m.caption} rowHref={(row) => paths.person(row.id)} phone="stack" />
        </Section>
      ) : found === null ? (
        <EmptyState title={m.start}>{m.startText}</EmptyState>
      ) : found.rows.length === 0 ? (
        <EmptyState title={m.noMatch(name)}>{m.noMatchText}</EmptyState>
      ) : (
        <Section title={m.found(name)} note={found.total > found.rows.length ? m.tooMany(found.rows.length, found.total) : undefined}>
          <StaticTable columns={columns} rows={found.rows} getRowId={(row) => row.id} caption={m.caption} rowHref={(row) => paths.person(row.id)} phone="stack" />
        </Section>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

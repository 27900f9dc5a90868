import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { Form, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StudiosNav } from '#app/components/studios/studios-nav.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getComparison, MOST_COMPARED, readCompared, type Comparison } from '#app/services/studios/compare.server.ts'

import classes from './compare.module.css'
import { CompareTable } from './compare-table.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'studio:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const comparison = await getComparison(actor, readCompared(new URL(request.url).searchParams), locale)
  return { comparison, most: MOST_COMPARED, title: m.shell.pageTitle(m.studioCompare.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function CompareRoute() {
  const { comparison, most } = useLoaderData<typeof loader>()
  const m = useMessages().studioCompare
  const { studios, years } = comparison
  return (
    <>
      <PageHeader title={m.title} lead={m.lead} actions={studios.length > 0 && years.length > 0 ? <ExportLinks table="compare" /> : null}>
        <StudiosNav />
      </PageHeader>
      <Choose comparison={comparison} most={most} />
      {studios.length < 2 ? (
        <EmptyState title={m.tooFew}>{m.tooFewText(most)}</EmptyState>
      ) : years.length === 0 ? (
        <EmptyState title={m.nothing}>{m.nothingText}</EmptyState>
      ) : (
        <Section title={m.figures} note={m.figuresNote}>
          <CompareTable comparison={comparison} />
        </Section>
      )}
    </>
  )
}

/** The studios that stand beside each other, one choice for each place; what is left empty is not compared. */
function Choose({ comparison: { studios, choices }, most }: { comparison: Comparison; most: number }) {
  const m = useMessages().studioCompare
  return (
    <Form method="get" className={classes.choose} key={studios.map(({ id }) => id).join()} data-no-print>
      {Array.from({ length: Math.min(most, Math.max(2, studios.length + 1)) }, (_, at) => (
        <select key={at} name="studio" aria-label={m.place(at + 1)} defaultValue={studios[at]?.id ?? ''}>
          <option value="">{m.none}</option>
          {choices.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </select>
      ))}
      <button type="submit">{m.show}</button>
    </Form>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

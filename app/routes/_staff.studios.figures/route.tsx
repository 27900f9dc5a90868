import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData, useSearchParams } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { FilterBar, FilterChoice } from '#app/components/forms/filter-bar.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StudiosNav } from '#app/components/studios/studios-nav.tsx'
import { usageLabel } from '#app/services/studios/log/usage-label.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getStudioFigures } from '#app/services/studios/figures.server.ts'

import { AgreementTable } from './agreement-table.tsx'
import { YearChart } from './year-chart.tsx'
import { SpendingTable } from './spending-table.tsx'

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const figures = await getStudioFigures(actor, new URL(request.url).searchParams.get('studio') || null, locale)
  return { figures, title: m.shell.pageTitle(m.studioFigures.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function StudioFiguresRoute() {
  const { figures } = useLoaderData<typeof loader>()
  const m = useMessages()
  const words = m.studioFigures
  const locale = useLocale()
  const [params] = useSearchParams()
  const { studio, bureau, years } = figures
  const first = String(years[0])
  const last = String(years.at(-1))
  return (
    <>
      <PageHeader title={studio ? words.titleOf(studio.name) : words.title} lead={words.lead(first, last)} actions={<ExportLinks table="figures" />} breadcrumbs={studio ? [{ label: studio.name, to: paths.studio(studio.id) }] : []}>
        {bureau ? <StudiosNav /> : null}
      </PageHeader>
      {bureau ? (
        <FilterBar key={params.toString()} active={params.has('studio')}>
          <FilterChoice name="studio" label={words.studio} all={words.allStudios} options={figures.choices.map(({ id, name }) => [id, name])} />
        </FilterBar>
      ) : null}
      <Section title={words.apprentices} note={words.apprenticesNote}>
        <YearChart title={words.apprentices} series={[words.takenOn, words.reached]} rows={figures.apprentices} />
      </Section>
      <Section title={words.levels}>
        <YearChart title={words.levels} series={figures.levels.keys.map((level) => m.terms.skillLevel[level])} rows={figures.levels.rows} />
      </Section>
      <Section title={words.activities}>
        <YearChart title={words.activities} series={figures.activities.keys.map((kind) => m.studioLog.kind[kind])} rows={figures.activities.rows} />
      </Section>
      <Section title={words.spending} note={words.spendingNote}>
        <SpendingTable years={years} rows={figures.spending.map((row) => ({ ...row, name: usageLabel(m, row.use, row.label) }))} write={(fen) => formatMoney(locale, fen)} />
      </Section>
      <Section title={words.grades}>
        <YearChart title={words.grades} series={figures.grades.keys.map((grade) => m.terms.assessmentGrade[grade])} rows={figures.grades.rows} />
      </Section>
      {figures.agreement.length > 0 ? (
        <Section title={words.agreement} note={m.reviews.agreement.explain}>
          <AgreementTable rows={figures.agreement} />
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import type { LoaderFunctionArgs, MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import classes from '#app/components/charts/charts.module.css'
import { DeviationBars } from '#app/components/charts/deviation-bars.tsx'
import { Histogram } from '#app/components/charts/histogram.tsx'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getAnalysisPage, type AnalysisPage } from '#app/services/analysis/analysis-page.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

import { itemColumns } from './item-columns.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const page = await getAnalysisPage(actor, params.eventId!)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.checking.analysis.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export default function AnalysisRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as AnalysisPage
  const m = useMessages()
  const locale = useLocale()
  const words = m.checking.analysis
  const { event, competition, total, parts } = page
  const sum = (of: AnalysisPage['total']) => words.summary(of.count, of.mean.toFixed(2), of.median.toFixed(2), of.deviation.toFixed(2))
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={crumbs}
      />
      <EventTabs eventId={event.id} />
      {total.count === 0 ? (
        <EmptyState title={words.empty}>{words.emptyText}</EmptyState>
      ) : (
        <>
          <Section title={words.distribution}>
            <div className={classes.grid}>
              <Histogram title={`${m.results.field.total} · ${sum(total)}`} bins={total.bins} valueLabel={words.points} countLabel={words.people} />
              {parts.map((part) => (
                <Histogram key={part.key} title={`${nameIn(locale, part)} · ${sum(part.distribution)}`} bins={part.distribution.bins} valueLabel={words.points} countLabel={words.people} />
              ))}
            </div>
          </Section>
          <Section title={words.quality} note={words.qualityNote}>
            <DescriptionList items={parts.map((part) => ({ label: nameIn(locale, part), value: part.quality === null ? words.tooFew : words.qualityOf(part.quality.facility.toFixed(2), part.quality.discrimination.toFixed(2)), wide: true }))} />
          </Section>
          {parts
            .filter(({ items }) => items.some(({ quality }) => quality !== null))
            .map((part) => (
              <Section key={part.key} title={words.items(nameIn(locale, part))} note={words.itemsNote}>
                <StaticTable columns={itemColumns} rows={part.items} getRowId={({ code }) => code} caption={words.items(nameIn(locale, part))} phone="stack" />
              </Section>
            ))}
          {parts.some(({ judges }) => judges.length > 0) ? (
            <Section title={words.judges} note={words.judgesNote}>
              <div className={classes.grid}>
                {parts
                  .filter(({ judges }) => judges.length > 0)
                  .map((part) => (
                    <DeviationBars
                      key={part.key}
                      title={nameIn(locale, part)}
                      nameLabel={words.judge}
                      valueLabel={words.bias}
                      rows={part.judges.map(({ slot, bias }) => ({ name: m.paper.judge(slot), value: bias, note: `${bias > 0 ? '+' : ''}${bias.toFixed(2)}` }))}
                    />
                  ))}
              </div>
            </Section>
          ) : null}
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

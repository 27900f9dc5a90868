import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { resultLabels } from '#app/components/results/labels.ts'
import { RefusedActNotice } from '#app/components/results/refused-act-notice.tsx'
import { noticeText } from '#app/components/results/say-notice.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { getRankingPage, type RankingPage } from '#app/services/results/ranking-page.server.ts'

import { RankingForm, runRankingAct } from './acts.server.ts'
import { rankedColumns, unrankedColumns } from './columns.tsx'
import { ConfirmPart } from './confirm-part.tsx'
import classes from './page.module.css'
import { PromotionPart } from './promotion-part.tsx'
import { isFormShown, TiePanel } from './tie-panel.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'ranking:read', { eventId: params.eventId! })
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const page = await getRankingPage(actor, params.eventId!, locale)
  return { page, title: m.shell.pageTitle(`${eventNameIn(locale, page.event)} ${m.results.ranking.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Each act has a permission of its own, asked for before it runs. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requirePermission(request, 'ranking:read', { eventId: params.eventId! })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, RankingForm)
  if (!form.ok) {
    const { intent = '', subject = '', awardKey = '', members = '', decisionId } = form.values
    return json({ intent, about: decisionId ?? `${subject} ${awardKey} ${members}`, errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  }
  const answer = await runRankingAct(request, { eventId: params.eventId!, act: form.value, idempotencyKey: form.idempotencyKey ?? '', m })
  return answer instanceof Response ? answer : json(answer, { status: 409 })
}

export default function RankingRoute() {
  // Dates travel as text; nothing here computes with them.
  const page = useLoaderData<typeof loader>().page as unknown as RankingPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.results.ranking
  const labels = resultLabels(page.rules, m, locale)
  const people = (ids: readonly string[]) => m.common.list(ids.map((id) => words.anchor(page.names[id]?.name ?? '', page.names[id]?.number ?? '')))
  const ranked = page.lines.filter((line) => line.rank !== null)
  const unranked = page.lines.filter((line) => line.rank === null)
  const notices = page.notices.flatMap((notice) => noticeText(labels, people, notice) ?? [])
  const { event, competition, latest } = page
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={eventNameIn(locale, event)}
        breadcrumbs={crumbs}
        badge={latest ? <StatusBadge tone={latest.state === 'published' ? 'decided' : latest.state === 'confirmed' ? 'active' : 'plain'}>{`${m.results.edition(latest.edition)} · ${m.terms.editionState[latest.state]}`}</StatusBadge> : null}
        actions={<PrintButton />}
      />
      <EventTabs eventId={event.id} latestEdition={page.may.read ? (latest?.edition ?? null) : null} />
      {page.frozen ? (
        <>
          <RefusedActNotice errors={answer && !isFormShown(page, answer) ? answer.errors : undefined} />
          <ConfirmPart page={page} labels={labels} people={people} answer={answer} />
          <TiePanel page={page} labels={labels} people={people} answer={answer} />
          {notices.length > 0 ? (
            <Section title={m.results.notice.title}>
              <ul className={classes.blockers}>
                {notices.map((text) => (
                  <li key={text}>{text}</li>
                ))}
              </ul>
            </Section>
          ) : null}
          <Section title={words.title}>
            <p className={classes.facts}>
              <span title={words.fieldSizeNote}>{words.fieldSize(page.fieldSize)}</span>
              <span>{words.ranked(ranked.length)}</span>
            </p>
            <StaticTable
              columns={rankedColumns(labels, page.rules)}
              rows={ranked}
              getRowId={(row) => row.entryId}
              caption={words.caption(eventNameIn(locale, event))}
              empty={
                <EmptyState
                  title={words.empty}
                  action={
                    page.may.enter ? (
                      <Button component={Link} to={paths.eventMarks(event.id)}>
                        {words.enterMarks}
                      </Button>
                    ) : null
                  }
                >
                  {words.emptyNext}
                </EmptyState>
              }
            />
          </Section>
          {unranked.length > 0 ? (
            <Section title={words.unranked}>
              <StaticTable columns={unrankedColumns(labels, page.rules)} rows={unranked} getRowId={(row) => row.entryId} caption={words.unranked} rowTone={() => 'void'} />
            </Section>
          ) : null}
          <PromotionPart page={page} labels={labels} people={people} />
        </>
      ) : (
        <Notice>
          <p>{words.notFrozen}</p>
        </Notice>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatDay } from '#app/components/format/format-day.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { resultLabels } from '#app/components/results/labels.ts'
import { PromotionTable } from '#app/components/results/promotion-table.tsx'
import { RefusedActNotice } from '#app/components/results/refused-act-notice.tsx'
import { resultColumns } from '#app/components/results/result-columns.tsx'
import { editionTone } from '#app/components/results/edition-tone.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { editionNumber, getEditionPage, type EditionPage } from '#app/services/results/edition-page.server.ts'
import { publishResult, withdrawResult } from '#app/services/results/publish-result.server.ts'

import { EditionActs, isFormShown } from './edition-acts.tsx'
import { EditionDiff } from './edition-diff.tsx'
import { EditionFacts } from './edition-facts.tsx'
import classes from './page.module.css'

const EditionForm = z.discriminatedUnion('intent', [z.object({ intent: z.literal('publish') }), z.object({ intent: z.literal('withdraw'), reason: paragraph({ max: 500 }) })])

const FORMATS = ['xlsx', 'csv', 'json'] as const
const PAPERS = ['score-book', 'ranking', 'signatures', 'archive'] as const

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const locale = localeOf(request)
  const page = await getEditionPage(actor, { eventId: params.eventId!, edition: editionNumber(params.edition) }, locale)
  return { page, title: messagesFor(locale).shell.pageTitle(messagesFor(locale).results.editionPage.caption(eventNameIn(locale, page.event), page.edition.number)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'result:publish', { eventId: params.eventId! })
  const eventId = params.eventId!
  const edition = editionNumber(params.edition)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, EditionForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  await requireFresh(request)
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId, edition }
  const here = paths.eventEdition(eventId, edition)
  const refused = (reason: keyof typeof m.results.refusal) => json({ intent: form.value.intent as string, errors: { form: m.results.refusal[reason] } as Record<string, string>, values: ('reason' in form.value ? { reason: form.value.reason } : {}) as Record<string, string> }, { status: 409 })
  if (form.value.intent === 'publish') {
    const outcome = await publishResult(act)
    if (!outcome.ok) return refused(outcome.reason)
    if (outcome.value.toSettle > 0) return redirectWithToast(paths.eventCorrection(eventId), `${m.results.publish.done} · ${m.corrections.items.openCount(outcome.value.toSettle)}`, { tone: 'decided' })
    return redirectWithToast(here, outcome.value.competitionPublished ? m.results.publish.doneAll : m.results.publish.done, { tone: 'decided' })
  }
  const outcome = await withdrawResult({ ...act, reason: form.value.reason })
  return outcome.ok ? redirectWithToast(here, m.results.withdraw.done) : refused(outcome.reason)
}

export default function EditionRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as EditionPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.results.editionPage
  const { edition, event, competition, region, lines, rules } = page
  const labels = resultLabels(rules, m, locale)
  const name = eventNameIn(locale, event)
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title(edition.number)}
        lead={[name, formatDay(locale, competition.finalOn), competition.place, m.results.ranking.fieldSize(edition.fieldSize)].filter((fact) => fact !== null).join(' · ')}
        breadcrumbs={crumbs}
        badge={<StatusBadge tone={editionTone(edition.state)}>{m.terms.editionState[edition.state]}</StatusBadge>}
        actions={<PrintButton />}
        printed={
          <>
            <p>{`${nameIn(locale, competition)} · ${words.bookTitle}`}</p>
            <p>{words.printed(nameIn(locale, region), edition.number, (edition.auditHead ?? '').slice(0, 16))}</p>
          </>
        }
      />
      <EventTabs eventId={event.id} latestEdition={page.latest} />
      <RefusedActNotice errors={answer && !isFormShown(page, answer.intent) ? answer.errors : undefined} />
      <EditionActs page={page} answer={answer} />
      <Section title={m.checking.papers.title} note={m.checking.papers.note}>
        <span className={classes.files}>
          {PAPERS.map((paper) => (
            <a key={paper} href={paths.editionPaper(event.id, edition.number, paper)} download>
              {m.checking.papers[paper]}
            </a>
          ))}
        </span>
      </Section>
      <Section
        title={m.results.file.sheet}
        actions={
          <span className={classes.files}>
            {FORMATS.map((format) => (
              <a key={format} href={paths.editionDownload(event.id, edition.number, format)} download>
                .{format}
              </a>
            ))}
          </span>
        }
      >
        <StaticTable columns={resultColumns(labels, rules)} rows={lines} getRowId={(row) => row.entryId} caption={words.caption(name, edition.number)} rowTone={(row) => (row.rank === null ? 'void' : undefined)} />
      </Section>
      {page.promotions && edition.caps ? (
        <Section title={words.promotions}>
          <PromotionTable lines={page.promotions.shown.filter(({ outcome }) => outcome !== 'none')} labels={labels} cites={page.cites} />
        </Section>
      ) : null}
      <EditionDiff page={page} labels={labels} />
      <EditionFacts page={page} />
      {page.editions.length > 1 ? (
        <div data-no-print>
          <Section title={words.others}>
            <ul className={classes.editions}>
              {page.editions.map((other) => (
                <li key={other.edition}>
                  <Link to={paths.eventEdition(event.id, other.edition)} aria-current={other.edition === edition.number ? 'page' : undefined}>
                    {m.results.edition(other.edition)}
                  </Link>
                  <StatusBadge tone={editionTone(other.state)}>{m.terms.editionState[other.state]}</StatusBadge>
                  <span>{words.byAt(other.confirmedByName, formatInstant(other.confirmedAt))}</span>
                  <span>{words.changedCount(Number(other.changed))}</span>
                </li>
              ))}
            </ul>
          </Section>
        </div>
      ) : null}
      <div className={classes.custody}>
        <p>{words.custodyChief}</p>
        <p>{words.custodySupervisor}</p>
        <p>{words.custodyDate}</p>
      </div>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

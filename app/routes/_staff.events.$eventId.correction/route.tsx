import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { resultLabels } from '#app/components/results/labels.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { getCorrectionPage, type CorrectionPage } from '#app/services/corrections/correction-page.server.ts'

import { CorrectionForm, runCorrectionAct, type RefusedCorrection } from './acts.server.ts'
import { ItemList } from './item-list.tsx'
import { OpenCorrection } from './open-correction.tsx'
import classes from './page.module.css'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const locale = localeOf(request)
  const page = await getCorrectionPage(actor, params.eventId!, locale)
  const m = messagesFor(locale)
  return { page, title: m.shell.pageTitle(`${eventNameIn(locale, page.event)} ${m.corrections.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** Each act has a permission of its own, asked for before it runs. */
export async function action({ request, params }: ActionFunctionArgs) {
  await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, CorrectionForm)
  if (!form.ok) return json<RefusedCorrection>({ intent: form.values.intent ?? '', about: form.values.itemId ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const answer = await runCorrectionAct(request, { eventId: params.eventId!, act: form.value, idempotencyKey: form.idempotencyKey ?? '', m })
  return answer instanceof Response ? answer : json(answer, { status: 409 })
}

export default function CorrectionRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as CorrectionPage
  const answer = useActionData<typeof action>() as RefusedCorrection | undefined
  const m = useMessages()
  const locale = useLocale()
  const words = m.corrections
  const { event, competition, latest, may } = page
  const labels = resultLabels(page.rules, m, locale)
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={[
          { label: m.competitions.title, to: paths.competitions() },
          { label: nameIn(locale, competition), to: paths.competition(competition.id) },
          { label: eventNameIn(locale, event), to: paths.event(event.id) },
        ]}
      />
      <EventTabs eventId={event.id} latestEdition={latest?.edition ?? null} />
      {page.correction ? (
        <OpenCorrection page={page} labels={labels} answer={answer} />
      ) : (
        <Section title={words.title}>
          <Notice>
            <p>{latest === null ? words.noEdition : competition.archived ? words.archived : words.closed(latest.edition)}</p>
          </Notice>
          {latest === null || competition.archived ? null : may.correct ? (
            <ConfirmForm intent="open" trigger={m.results.correct.trigger} consequence={<p>{m.results.correct.consequence}</p>} confirmLabel={m.results.correct.button} reasonHint={m.results.correct.reasonHint} errors={answer?.intent === 'open' ? answer.errors : undefined} values={answer?.intent === 'open' ? answer.values : undefined} />
          ) : (
            <p className={classes.quiet}>{words.mayNot}</p>
          )}
        </Section>
      )}
      <ItemList page={page} answer={answer} />
      {page.history.length > 0 ? (
        <Section title={words.history.title}>
          <ul className={classes.history}>
            {page.history.map((row) => (
              <li key={row.id}>
                <StatusBadge tone={row.state === 'applied' ? 'decided' : row.state === 'open' ? 'attention' : 'void'}>{words.history.state[row.state]}</StatusBadge>
                {row.edition === null ? <span>{words.history.line(row.base, null)}</span> : <Link to={paths.eventEdition(event.id, row.edition)}>{words.history.line(row.base, row.edition)}</Link>}
                <span>{row.reason}</span>
                <span>{words.openedBy(row.openedByName, formatInstant(row.openedAt))}</span>
                {row.people === null ? null : <span>{words.history.people(row.people)}</span>}
                {row.rules ? <span>{words.history.rules}</span> : null}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

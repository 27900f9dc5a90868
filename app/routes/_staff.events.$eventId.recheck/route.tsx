import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FieldSet, NumberText } from '#app/components/forms/fields.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, paragraph, uuid, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { getRecheckPage, type RecheckPage } from '#app/services/recheck/recheck-page.server.ts'
import { checkRecheckItem, closeRecheck, drawRecheck } from '#app/services/recheck/recheck.server.ts'

import { RecheckItems } from './recheck-items.tsx'

const item = { entryId: uuid(), number: line({ min: 0, max: 40 }) }
const RecheckForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('draw'), top: wholeNumber({ min: 0, max: 100 }), others: wholeNumber({ min: 0, max: 100 }), errorThreshold: wholeNumber({ min: 0, max: 100 }) }),
  z.object({ intent: z.literal('right'), ...item }),
  z.object({ intent: z.literal('wrong'), ...item, found: paragraph({ max: 200 }) }),
  z.object({ intent: z.literal('close') }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'recheck:work', { eventId: params.eventId! })
  const page = await getRecheckPage(actor, params.eventId!)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.checking.recheck.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'recheck:work', { eventId: params.eventId! })
  const eventId = params.eventId!
  const m = messagesFor(localeOf(request))
  const words = m.checking.recheck
  const form = await parseForm(request, RecheckForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', entryId: form.values.entryId ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  const here = paths.eventRecheck(eventId)
  const refused = (reason: keyof typeof words.refusal) => json({ intent: value.intent as string, entryId: 'entryId' in value ? value.entryId : '', errors: { form: words.refusal[reason] } as Record<string, string>, values: {} as Record<string, string> }, { status: 409 })
  if (value.intent === 'draw') {
    const { top, others, errorThreshold } = value
    const outcome = await drawRecheck({ ...act, shares: { top, others, errorThreshold } })
    return outcome.ok ? redirectWithToast(here, words.drawn(outcome.value.items)) : refused(outcome.reason)
  }
  if (value.intent === 'close') {
    const outcome = await closeRecheck(act)
    if (!outcome.ok) return refused(outcome.reason)
    return redirectWithToast(here, outcome.value.added > 0 ? words.wentFull(outcome.value.added) : words.closed)
  }
  const outcome = await checkRecheckItem({ ...act, entryId: value.entryId, number: value.number, outcome: value.intent, found: value.intent === 'wrong' ? value.found : null })
  return outcome.ok ? json({ intent: '', entryId: '', errors: {} as Record<string, string>, values: {} as Record<string, string> }) : refused(outcome.reason)
}

export default function RecheckRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as RecheckPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.checking.recheck
  const { event, competition, recheck, defaults } = page
  const own = (intent: string) => (answer?.intent === intent ? answer : undefined)
  const draws = !page.locked && recheck?.state !== 'open'
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={crumbs}
        badge={recheck ? <StatusBadge tone={recheck.state === 'closed' ? 'decided' : 'active'}>{recheck.state === 'closed' ? words.closed : words.progressOf(recheck.standing.checked, recheck.standing.total)}</StatusBadge> : null}
        actions={
          recheck ? (
            <a href={paths.recheckReport(event.id)} download>
              {words.report}
            </a>
          ) : undefined
        }
      />
      <EventTabs eventId={event.id} />
      {draws ? (
        <Section title={words.drawTitle} note={words.drawNote}>
          <ConfirmForm intent="draw" trigger={recheck ? words.again : words.draw} consequence={<p>{words.drawConsequence}</p>} confirmLabel={words.draw} reason="none" errors={own('draw')?.errors} values={own('draw')?.values}>
            <FieldSet legend={words.shares} columns={3}>
              <NumberText name="top" label={words.top} decimals={0} stored={defaults.top} unit="%" />
              <NumberText name="others" label={words.others} decimals={0} stored={defaults.others} unit="%" />
              <NumberText name="errorThreshold" label={words.threshold} hint={words.thresholdHint} decimals={0} stored={defaults.errorThreshold} unit="%" />
            </FieldSet>
          </ConfirmForm>
        </Section>
      ) : null}
      {recheck ? (
        <>
          <DescriptionList
            items={[
              { label: words.shares, value: words.sharesOf(recheck.shares.top, recheck.shares.others, recheck.shares.errorThreshold), wide: true },
              { label: words.progress, value: `${words.progressOf(recheck.standing.checked, recheck.standing.total)}${recheck.full ? ` · ${words.full}` : ''}` },
              { label: words.rate, value: words.rateOf(recheck.standing.wrong, recheck.standing.checked, (recheck.standing.rate / 100).toFixed(2)) },
              { label: words.seed, value: <code>{recheck.seed}</code> },
              { label: words.by, value: words.checkedBy(recheck.drawnByName, formatInstant(recheck.createdAt)) },
              ...(recheck.closedAt ? [{ label: words.close, value: words.closedBy(recheck.closedByName ?? '', formatInstant(recheck.closedAt)), wide: true }] : []),
            ]}
          />
          <Section title={words.items}>
            <RecheckItems page={page} answer={answer} />
          </Section>
          {recheck.state === 'open' ? <ConfirmForm intent="close" trigger={words.close} consequence={<p>{words.closeConsequence}</p>} confirmLabel={words.close} decides reason="none" errors={own('close')?.errors} /> : null}
        </>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

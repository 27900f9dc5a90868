import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import classes from '#app/components/paper/paper.module.css'
import { parseForm } from '#app/lib/form.ts'
import { line, tick } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import { getTypingPage, type TypingPage } from '#app/services/paper/paper-pages.server.ts'
import type { SheetFault } from '#app/services/paper/paper-sheet.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'

import { faultSentence } from './fault-sentence.ts'
import { OwnSheets } from './own-sheets.tsx'
import { TypingForm } from './typing-form.tsx'

const SheetForm = z.object({ intent: z.literal('type'), part: line({ max: 60 }), number: line({ max: 40 }), values: z.array(z.string().max(16)).max(20), sum: z.string().max(16).optional(), wrongSumSeen: tick() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'mark:enter', { eventId: params.eventId! })
  const page = await getTypingPage(actor, { eventId: params.eventId!, partKey: new URL(request.url).searchParams.get('part') })
  const m = messagesFor(localeOf(request))
  return json({ page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.paper.title}`) }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'mark:enter', { eventId: params.eventId! })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, SheetForm)
  if (!form.ok) return json({ error: m.paper.refusal.unknownNumber, wrongSum: false, typed: { number: form.values.number ?? '', values: [] as string[], sum: '' }, saved: null, key: form.idempotencyKey }, { status: 400 })
  const { part, number, values, sum = '', wrongSumSeen } = form.value
  const eventId = params.eventId!
  const { kind } = await getTypingPage(actor, { eventId, partKey: part })
  const texts = { ...Object.fromEntries(kind.columns.map(({ id }, at) => [id, values[at] ?? ''])), sum }
  const outcome = await typeSheet({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, partKey: part, number, texts, wrongSumSeen })
  if (outcome.ok) return json({ error: null, wrongSum: false, typed: null, saved: outcome.value.number, key: form.idempotencyKey })
  const error = outcome.reason === 'faults' ? faultSentence(m, kind, (outcome.data?.faults ?? []) as SheetFault[]) : m.paper.refusal[outcome.reason]
  return json({ error, wrongSum: outcome.reason === 'wrongSum', typed: { number, values, sum }, saved: null, key: form.idempotencyKey }, { status: 409 })
}

export default function PaperRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as TypingPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.paper
  const { event, competition, kinds, kind, waiting } = page
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={crumbs}
        actions={
          page.may.decide ? (
            <a href={paths.eventPaperSheets(event.id)} data-nav="go">
              {words.sheets}
            </a>
          ) : undefined
        }
      />
      <EventTabs eventId={event.id} />
      {kinds.length > 1 ? (
        <nav aria-label={words.kinds}>
          <ul className={classes.kinds}>
            {kinds.map((other) => (
              <li key={other.key}>
                <a href={paths.eventPaper(event.id, other.key)} data-nav="go" aria-current={other.key === kind.key ? 'page' : undefined}>
                  {nameIn(locale, other)}
                </a>
              </li>
            ))}
          </ul>
        </nav>
      ) : null}
      {page.closed === null ? (
        <Section title={nameIn(locale, kind)} note={words.waiting(waiting.length)}>
          <TypingForm key={`${kind.key} ${answer?.key ?? ''}`} kind={kind} blind={page.blind} answer={answer} />
          {waiting.length > 0 ? (
            <>
              <p className={classes.hint}>{words.waitingNumbers}</p>
              <ul className={classes.numbers}>
                {waiting.map((number) => (
                  <li key={number}>{number}</li>
                ))}
              </ul>
            </>
          ) : null}
        </Section>
      ) : (
        <Notice tone="attention">{words.closed[page.closed]}</Notice>
      )}
      <OwnSheets page={page} />
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

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
import { boxIds, MOST_BOXES, type SheetFault } from '#app/services/paper/paper-sheet.ts'
import { typeSheet } from '#app/services/paper/type-sheet.server.ts'

import { faultSentence } from './fault-sentence.ts'
import { OwnSheets } from './own-sheets.tsx'
import { TypingForm } from './typing-form.tsx'

const SheetForm = z.object({ intent: z.literal('type'), part: line({ max: 60 }), number: line({ max: 40 }), values: z.array(z.string().max(16)).max(MOST_BOXES), sum: z.string().max(16).optional(), scheme: z.string().max(80).optional(), wrongSumSeen: tick() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'mark:enter', { eventId: params.eventId! })
  const asked = new URL(request.url).searchParams
  const page = await getTypingPage(actor, { eventId: params.eventId!, partKey: asked.get('part'), again: asked.get('number') })
  const m = messagesFor(localeOf(request))
  return json({ page, userId: actor.userId, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.paper.title}`) }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'mark:enter', { eventId: params.eventId! })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, SheetForm)
  if (!form.ok) return json({ error: m.paper.refusal.unknownNumber, wrongSum: false, typed: { number: form.values.number ?? '', values: [] as string[], sum: '' }, saved: null, key: form.idempotencyKey }, { status: 400 })
  const { part, number, values, sum = '', scheme = '', wrongSumSeen } = form.value
  const eventId = params.eventId!
  const { kind } = await getTypingPage(actor, { eventId, partKey: part })
  const typed = { number, values, sum }
  const refused = (error: string, wrongSum = false) => json({ error, wrongSum, typed, saved: null, key: form.idempotencyKey }, { status: 409 })
  // The boxes are told apart by their order, so the form must be that of the scheme that counts now.
  if ((kind.items?.hash ?? '') !== scheme) return refused(m.paper.refusal.schemeChanged)
  const texts = { ...Object.fromEntries(boxIds(kind).map((id, at) => [id, values[at] ?? ''])), sum }
  const outcome = await typeSheet({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, partKey: part, number, texts, wrongSumSeen })
  if (outcome.ok) return json({ error: null, wrongSum: false, typed: null, saved: outcome.value.number, key: form.idempotencyKey })
  if (outcome.reason === 'faults') return refused(faultSentence(m, kind, (outcome.data?.faults ?? []) as SheetFault[]))
  return refused(m.paper.refusal[outcome.reason], outcome.reason === 'wrongSum')
}

export default function PaperRoute() {
  const { page: given, userId } = useLoaderData<typeof loader>()
  const page = given as unknown as TypingPage
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
      {page.closed === null && page.schemeProblems > 0 ? (
        <Notice tone="attention" title={words.items.incomplete}>
          <p>
            {words.items.incompleteText(page.schemeProblems)}{' '}
            <a href={paths.eventScheme(event.id, kind.key)} data-nav="go">
              {words.items.toScheme}
            </a>
          </p>
        </Notice>
      ) : page.closed === null ? (
        <Section title={nameIn(locale, kind)} note={words.waiting(waiting.length)}>
          <TypingForm key={`${kind.key} ${page.again?.number ?? ''} ${answer?.key ?? ''}`} page={page} userId={userId} answer={answer} />
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

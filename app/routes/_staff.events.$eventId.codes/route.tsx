import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { line, paragraph, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getCodesPage } from '#app/services/blind-codes/codes-page.server.ts'
import { allowCodeReading, askReading, unsealLayer } from '#app/services/blind-codes/open-codes.server.ts'
import { sealLayer, type CodeSlip } from '#app/services/blind-codes/seal-layer.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import { CodePaper } from './code-paper.tsx'
import { LayerList } from './layer-list.tsx'
import { ReadingPart } from './reading-part.tsx'

const CodesForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('draw') }),
  z.object({ intent: z.literal('ask'), code: line({ max: 12 }), reason: paragraph({ max: 500 }) }),
  z.object({ intent: z.literal('allow'), readingId: uuid() }),
  z.object({ intent: z.literal('unseal') }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'code:open', { eventId })
  const page = await getCodesPage({ actor, eventId })
  const m = messagesFor(localeOf(request))
  return { ...page, title: m.shell.pageTitle(`${m.floor.codes.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

interface Answer {
  intent: string
  errors: Record<string, string | string[]>
  paper: { layer: number; slips: CodeSlip[] } | null
}

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'code:open', { eventId })
  const m = messagesFor(localeOf(request))
  const words = m.floor.codes
  const answer = (status: number, said: Answer) => json(said, { status, headers: { 'Cache-Control': 'no-store' } })
  const form = await parseForm(request, CodesForm)
  if (!form.ok) return answer(400, { intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), paper: null })
  const { value } = form
  const common = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  const refuse = (reason: keyof typeof words.failed) => answer(409, { intent: value.intent, errors: { form: words.failed[reason] }, paper: null })
  const back = (message: string) => redirectWithToast(paths.eventCodes(eventId), message)
  switch (value.intent) {
    case 'draw': {
      const drawer = await requirePermission(request, 'code:draw', { eventId })
      const outcome = await sealLayer({ ...common, actor: drawer })
      return outcome.ok ? answer(200, { intent: 'draw', errors: {}, paper: outcome.value }) : refuse(outcome.reason)
    }
    case 'ask': {
      const outcome = await askReading({ ...common, code: value.code.toUpperCase(), reason: value.reason })
      return outcome.ok ? back(words.asked) : refuse(outcome.reason)
    }
    case 'allow': {
      await requireFresh(request)
      const outcome = await allowCodeReading({ ...common, readingId: value.readingId })
      return outcome.ok ? back(words.allowed) : refuse(outcome.reason)
    }
    case 'unseal': {
      await requireFresh(request)
      const outcome = await unsealLayer(common)
      return outcome.ok ? back(outcome.value.opened ? words.unsealedNow : words.unsealedFirst) : refuse(outcome.reason)
    }
  }
}

export default function CodesRoute() {
  const page = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.floor.codes
  const { event, wanted, layers, topLayer, waitsForSecond, mayDraw, mayOpen } = page
  const next = words.layer[layers.length] ?? ''
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : null)
  return (
    <>
      <EventPageHeader event={event} title={words.title} below={[{ label: m.floor.title, to: paths.eventFloor(event.id) }]} />
      {wanted === 0 ? (
        <EmptyState title={words.notUsed}>{words.notUsedText}</EmptyState>
      ) : (
        <>
          <p data-no-print>{words.lead}</p>
          <p>{page.fieldSize === null ? <Link to={paths.eventCheckIn(event.id)}>{words.waitsForCheckIn}</Link> : m.floor.checkIn.fixed(page.fieldSize)}</p>
          <LayerList wanted={wanted} layers={layers} />
          {answer?.paper ? <CodePaper layer={answer.paper.layer} slips={answer.paper.slips} /> : null}
          {mayDraw && !answer?.paper ? (
            <ConfirmForm intent="draw" trigger={words.draw(next)} consequence={<p>{words.drawText}</p>} confirmLabel={words.draw(next)} reason="none" errors={errorsOf('draw')} />
          ) : null}
          {topLayer !== null && mayOpen ? (
            <Section title={words.unsealTitle}>
              <p>{words.unsealText}</p>
              <ConfirmForm
                intent="unseal"
                trigger={waitsForSecond ? words.unsealSecond : words.unsealFirst}
                consequence={<p>{words.layer[topLayer - 1]}</p>}
                confirmLabel={waitsForSecond ? words.unsealSecond : words.unsealFirst}
                reason="none"
                decides
                errors={errorsOf('unseal')}
              />
            </Section>
          ) : null}
          {layers.length > 0 && mayOpen ? <ReadingPart readings={page.readings} sealed={topLayer !== null} askErrors={errorsOf('ask')} allowErrors={errorsOf('allow')} /> : null}
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { eventLabels } from '#app/components/competitions/competition-labels.ts'
import { EventFields } from '#app/components/competitions/event-fields.tsx'
import { RulesSourceField } from '#app/components/competitions/rules-source-field.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { useCompetitionBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { addEvent, type RulesSource } from '#app/services/competitions/add-event.server.ts'
import { getNewEventPage } from '#app/services/competitions/event-form-page.server.ts'
import { eventForm } from '#app/services/competitions/event-form.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

/** `template:<key>` or `event:<id>`. */
const source = z
  .string()
  .regex(/^(template|event):[A-Za-z0-9-]{1,60}$/, 'unknownSource')
  .transform((text): RulesSource => {
    const [kind, key = ''] = text.split(':')
    return kind === 'event' ? { eventId: key } : { template: key }
  })

const AddForm = eventForm.safeExtend({ intent: z.literal('add'), source })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'event:edit', { competitionId })
  const m = messagesFor(localeOf(request))
  const page = await getNewEventPage(actor, { competitionId, copyOf: new URL(request.url).searchParams.get('copy') })
  return { ...page, title: m.shell.pageTitle(page.original ? m.competitions.eventForm.copyTitle : m.competitions.eventForm.newTitle) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'event:edit', { competitionId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, AddForm)
  const refuse = (errors: Record<string, string>, values: Record<string, string>, status: number) =>
    json({ errors: fieldMessages(errors, m, m.competitions.fieldProblem), values }, { status })
  if (!form.ok) return refuse(form.errors, form.values, 400)
  const { intent: _, source: rulesFrom, ...values } = form.value
  const outcome = await addEvent({ actor, idempotencyKey: form.idempotencyKey ?? '', competitionId, source: rulesFrom, values })
  if (outcome.ok) return redirectWithToast(paths.eventRules(outcome.value.eventId), m.competitions.eventPage.added)
  const typed = { ...Object.fromEntries(Object.entries(values).map(([name, value]) => [name, value ?? ''])), source: sourceText(rulesFrom) }
  return refuse({ [outcome.reason === 'nameTaken' ? 'name' : 'source']: outcome.reason }, typed, 409)
}

function sourceText(rulesFrom: RulesSource): string {
  return 'template' in rulesFrom ? `template:${rulesFrom.template}` : `event:${rulesFrom.eventId}`
}

export default function NewEventRoute() {
  const { competition, open, sources, original } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.competitions.eventForm
  const crumbs = useCompetitionBreadcrumbs(competition)
  return (
    <>
      <PageHeader title={original ? words.copyTitle : words.newTitle} lead={nameIn(locale, competition)} breadcrumbs={crumbs} />
      {open ? (
        <PostForm intent="add" errors={answer?.errors} values={answer?.values} labels={eventLabels(m)}>
          {original ? (
            <>
              <input type="hidden" name="source" value={`event:${original.id}`} />
              <Notice>
                <p>{words.copyNotice(eventNameIn(locale, original))}</p>
              </Notice>
            </>
          ) : (
            <RulesSourceField sources={sources} />
          )}
          <EventFields stored={original ?? {}} />
          <FormActions>
            <SubmitButton intent="add">{words.save}</SubmitButton>
            <Button component={Link} to={paths.competition(competition.id)} variant="default">
            {m.common.cancel}
          </Button>
          </FormActions>
        </PostForm>
      ) : (
        <Notice tone="attention">
          <p>{words.closed}</p>
        </Notice>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

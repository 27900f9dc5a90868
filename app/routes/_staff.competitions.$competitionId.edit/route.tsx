import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { CompetitionFields } from '#app/components/competitions/competition-fields.tsx'
import { competitionLabels } from '#app/components/competitions/competition-labels.ts'
import { ConflictNotice } from '#app/components/competitions/conflict-notice.tsx'
import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useCompetitionBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { isDay } from '#app/lib/dates.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { version } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getCompetitionFormChoices, getCompetitionToEdit } from '#app/services/competitions/competition-form-page.server.ts'
import { competitionForm } from '#app/services/competitions/competition-form.ts'
import { editCompetition, type CompetitionConflict } from '#app/services/competitions/edit-competition.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { storedFields, typedFields } from '#app/services/competitions/stored-fields.ts'

import { conflictLines } from './conflict-lines.ts'

const EditForm = competitionForm.safeExtend({ intent: z.literal('edit'), version: version() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'competition:edit', { competitionId })
  const m = messagesFor(localeOf(request))
  const competition = await getCompetitionToEdit(actor, competitionId)
  const asked = new URL(request.url).searchParams.get('finalOn') ?? ''
  const choices = await getCompetitionFormChoices({ regionId: actor.regionId, finalOn: isDay(asked) ? asked : competition.values.finalOn })
  return { competition, stored: storedFields(competition.values), ...choices, title: m.shell.pageTitle(m.competitions.form.editTitle) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'competition:edit', { competitionId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, EditForm)
  const refuse = (errors: Record<string, string>, values: Record<string, string>, status: number, conflict?: { version: number; lines: ReturnType<typeof conflictLines> }) =>
    json({ errors: fieldMessages(errors, m, m.competitions.fieldProblem), values, conflict: conflict ?? null }, { status })
  if (!form.ok) return refuse(form.errors, form.values, 400)
  const { intent: _, version: seen, ...values } = form.value
  const outcome = await editCompetition({ actor, idempotencyKey: form.idempotencyKey ?? '', competitionId, version: seen, values })
  if (outcome.ok) return redirectWithToast(paths.competition(competitionId), m.competitions.saved)

  const typed = typedFields(values)
  if (outcome.reason === 'conflict') {
    const { version: newest, stored } = outcome.data as unknown as CompetitionConflict
    return refuse({}, typed, 409, { version: newest, lines: conflictLines(m, stored, values) })
  }
  const fields = outcome.reason === 'codeTaken' ? ['code'] : outcome.reason === 'policyNotOffered' ? ['policyId'] : (outcome.data?.fields as string[])
  return refuse(Object.fromEntries(fields.map((field) => [field, outcome.reason])), typed, 409)
}

export default function EditCompetitionRoute() {
  const { competition, stored, units, policies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const name = nameIn(locale, competition.values)
  const crumbs = useCompetitionBreadcrumbs({ id: competition.id, ...competition.values })
  return (
    <>
      <PageHeader title={m.competitions.form.editTitle} lead={name} breadcrumbs={crumbs} />
      {answer?.conflict ? <ConflictNotice lines={answer.conflict.lines} reloadTo={paths.editCompetition(competition.id)} /> : null}
      <PostForm intent="edit" errors={answer?.errors} values={answer?.values} labels={competitionLabels(m)}>
        <input type="hidden" name="version" value={answer?.conflict?.version ?? competition.version} />
        <CompetitionFields stored={stored} units={units} policies={policies} frozen={competition.frozen} />
        <FormActions>
          <SubmitButton intent="edit">{answer?.conflict ? m.competitions.conflict.again : m.competitions.form.saveChanges}</SubmitButton>
          <Button component={Link} to={paths.competition(competition.id)} variant="default">
            {m.common.cancel}
          </Button>
        </FormActions>
      </PostForm>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

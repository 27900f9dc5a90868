import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { CompetitionFields } from '#app/components/competitions/competition-fields.tsx'
import { competitionLabels } from '#app/components/competitions/competition-labels.ts'
import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { isDay } from '#app/lib/dates.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { today } from '#app/services/clock.server.ts'
import { getCompetitionFormChoices, suggestCode } from '#app/services/competitions/competition-form-page.server.ts'
import { competitionForm } from '#app/services/competitions/competition-form.ts'
import { createCompetition, type CompetitionRefusal } from '#app/services/competitions/create-competition.server.ts'
import { NONE } from '#app/services/competitions/none.ts'
import { typedFields } from '#app/services/competitions/stored-fields.ts'

const CreateForm = competitionForm.safeExtend({ intent: z.literal('create') })

const FIELD_OF: Record<CompetitionRefusal, string> = { codeTaken: 'code', policyNotOffered: 'policyId', hostOutOfReach: 'hostName' }

export async function loader({ request }: LoaderFunctionArgs) {
  const { regionId } = await requirePermission(request, 'competition:create')
  const m = messagesFor(localeOf(request))
  const asked = new URL(request.url).searchParams.get('finalOn') ?? ''
  const finalOn = isDay(asked) ? asked : await today()
  const year = Number(finalOn.slice(0, 4))
  const [choices, code] = await Promise.all([getCompetitionFormChoices({ regionId, finalOn }), suggestCode({ regionId, year })])
  const inForce = choices.policies.find((policy) => policy.standing === 'inForce')
  return {
    ...choices,
    stored: { code, year, tier: choices.tier, policyId: inForce?.id ?? NONE },
    title: m.shell.pageTitle(m.competitions.form.newTitle),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'competition:create')
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, CreateForm)
  const refuse = (errors: Record<string, string>, values: Record<string, string>, status: number) =>
    json({ errors: fieldMessages(errors, m, m.competitions.fieldProblem), values }, { status })
  if (!form.ok) return refuse(form.errors, form.values, 400)
  const { intent: _, ...values } = form.value
  const outcome = await createCompetition({ actor, idempotencyKey: form.idempotencyKey ?? '', values })
  if (!outcome.ok) return refuse({ [FIELD_OF[outcome.reason]]: outcome.reason }, typedFields(values), 409)
  return redirectWithToast(paths.competition(outcome.value.competitionId), m.competitions.created)
}

export default function NewCompetitionRoute() {
  const { stored, units, policies } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  return (
    <>
      <PageHeader title={m.competitions.form.newTitle} breadcrumbs={[{ label: m.competitions.title, to: paths.competitions() }]} />
      <PostForm intent="create" errors={answer?.errors} values={answer?.values} labels={competitionLabels(m)}>
        <CompetitionFields stored={stored} units={units} policies={policies} />
        <FormActions>
          <SubmitButton intent="create">{m.competitions.form.save}</SubmitButton>
          <Button component={Link} to={paths.competitions()} variant="default">
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

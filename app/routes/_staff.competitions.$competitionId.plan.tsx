import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { useState, type FormEvent } from 'react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { CompetitionLine } from '#app/components/competitions/competition-line.tsx'
import { EligibilityFields, eligibilityLabels } from '#app/components/registration/eligibility-fields.tsx'
import { CheckField, FieldSet, FormActions, NumberText, SelectField } from '#app/components/forms/fields.tsx'
import forms from '#app/components/forms/forms.module.css'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useCompetitionBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { COMPETITION_STEPS, stateLine, type CompetitionPlan } from '#app/services/competitions/plan.ts'
import { eligibilityOf, planForm } from '#app/services/competitions/plan-form.ts'
import { getPlanPage, setPlan } from '#app/services/competitions/set-plan.server.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'competition:edit', { competitionId })
  const m = messagesFor(localeOf(request))
  return { competition: await getPlanPage(actor, competitionId), title: m.shell.pageTitle(m.competitions.plan.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const competitionId = params.competitionId!
  const actor = await requirePermission(request, 'competition:edit', { competitionId })
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, planForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, m.registration.eligibility), values: form.values }, { status: 400 })
  const { blindLayers, appealMinutes, version: seen, registrationOpensAt, registrationClosesAt } = form.value
  const usedSteps = COMPETITION_STEPS.filter((step) => form.value[step])
  const outcome = await setPlan({ actor, idempotencyKey: form.idempotencyKey ?? '', competitionId, version: seen, plan: { usedSteps, blindLayers }, appealMinutes, registrationOpensAt, registrationClosesAt, eligibility: eligibilityOf(form.value) })
  if (outcome.ok) return redirectWithToast(paths.competition(competitionId), m.competitions.plan.saved)
  const errors: Record<string, string> = { form: outcome.reason === 'walked' ? m.competitions.plan.walked : m.competitions.refusal.conflict }
  return json({ errors, values: {} as Record<string, string> }, { status: 409 })
}

export default function PlanRoute() {
  const { competition } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.competitions.plan
  const crumbs = useCompetitionBreadcrumbs(competition)
  const [plan, setPlanShown] = useState<CompetitionPlan>(competition)
  const preview = (event: FormEvent<HTMLDivElement>) => {
    const field = event.target as HTMLInputElement
    const step = COMPETITION_STEPS.find((candidate) => candidate === field.name)
    if (step) setPlanShown({ ...plan, usedSteps: field.checked ? [...plan.usedSteps, step] : plan.usedSteps.filter((used) => used !== step) })
    if (field.name === 'blindLayers') setPlanShown({ ...plan, blindLayers: Number(field.value) })
  }
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} breadcrumbs={crumbs} />
      <p>{words.preview}</p>
      <CompetitionLine competitionId={competition.id} state={competition.state} line={stateLine(plan)} nameOf={() => undefined} />
      <PostForm intent="plan" errors={answer?.errors} values={answer?.values} labels={{ blindLayers: words.blindLayers, appealMinutes: words.appealMinutes, ...eligibilityLabels(m) }}>
        <input type="hidden" name="version" value={competition.version} />
        <div onChange={preview} className={forms.form}>
          <FieldSet legend={words.steps}>
            {COMPETITION_STEPS.map((step) => (
              <CheckField key={step} name={step} label={words.step[step].label} hint={words.step[step].hint} stored={competition.usedSteps.includes(step)} />
            ))}
          </FieldSet>
          <FieldSet legend={words.blind} hint={words.blindHint} columns={2}>
            <SelectField name="blindLayers" label={words.blindLayers} stored={String(competition.blindLayers)} choices={words.layers.map((label, layers) => ({ value: String(layers), label }))} />
            <NumberText name="appealMinutes" label={words.appealMinutes} stored={competition.appealMinutes} decimals={0} unit={words.minutes} />
          </FieldSet>
          {plan.usedSteps.includes('registration') ? <EligibilityFields stored={competition} /> : null}
        </div>
        <FormActions>
          <SubmitButton intent="plan">{words.save}</SubmitButton>
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

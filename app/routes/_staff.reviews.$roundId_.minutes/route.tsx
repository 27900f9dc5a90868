import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { DateField, FieldSet, FormActions, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { day, line, paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getMinutes, saveMinutes } from '#app/services/reviews/panel-minutes.server.ts'
import { formatHundredths } from '#scoring/numbers/hundredths.ts'

const names = (min: number) => paragraph({ min, max: 600 })
const MinutesForm = z.object({ intent: z.literal('minutes'), metOn: day(), place: line({ max: 80 }), chair: line({ max: 40 }), recorder: line({ max: 40 }), present: names(1), absent: names(0), remarks: paragraph({ min: 0, max: 3000 }) })

/** Names as people write them: one a line, or with any of the usual marks between. */
const namesOf = (text: string) => [...new Set(text.split(/[\n,，、;；]+/).map((name) => name.trim()).filter(Boolean))].slice(0, 60)

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const m = messagesFor(localeOf(request))
  return { page: await getMinutes(actor, params.roundId!), title: m.shell.pageTitle(m.reviews.minutes.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'review:manage')
  const roundId = params.roundId!
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, MinutesForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { intent: _, present, absent, ...rest } = form.value
  const outcome = await saveMinutes({ actor, idempotencyKey: form.idempotencyKey ?? '', roundId, minutes: { ...rest, present: namesOf(present), absent: namesOf(absent) } })
  if (!outcome.ok) return json({ errors: fieldMessages({ form: outcome.reason }, m, m.reviews.refusals), values: { ...rest, present, absent } as Record<string, string> }, { status: 409 })
  return redirectWithToast(paths.reviewMinutes(roundId), m.reviews.minutes.saved)
}

export default function MinutesRoute() {
  const { page } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.reviews.minutes
  const { round, minutes, writable, quota, assessed, ties } = page
  const labels = { metOn: words.metOn, place: words.place, chair: words.chair, recorder: words.recorder, present: words.present, absent: words.absent, remarks: words.remarks }
  return (
    <>
      <PageHeader
        title={words.title}
        lead={round.name}
        breadcrumbs={[{ label: m.reviews.title, to: paths.reviews() }, { label: round.name, to: paths.review(round.id) }]}
        actions={
          minutes ? (
            <Button component="a" href={paths.reviewFile(round.id, 'minutes.pdf')} variant="default">
              {words.pdf}
            </Button>
          ) : null
        }
      />
      <Section title={words.decisions} note={words.decisionsNote}>
        <DescriptionList
          items={[
            { label: words.result, value: quota === null ? m.reviews.meeting.noQuota(assessed) : m.reviews.meeting.quota(assessed, quota), wide: true },
            ...ties.map((one) => ({ label: one.name, value: words.tie(one.score === null ? '' : formatHundredths(one.score), one.decidedGrade ? m.terms.assessmentGrade[one.decidedGrade] : m.reviews.meeting.undecided, one.decisionReason ?? ''), wide: true })),
            ...page.outliers.slice(0, 20).map((one) => ({ label: one.name, value: `${m.reviews.meeting.wide} ${formatHundredths(one.spread)}` })),
          ]}
        />
      </Section>
      {writable ? (
        <Section title={words.write}>
          <PostForm intent="minutes" errors={answer?.errors} values={answer?.values} labels={labels}>
            <FieldSet legend={words.who} columns={2}>
              <DateField name="metOn" label={words.metOn} stored={minutes?.metOn ?? ''} />
              <TextField name="place" label={words.place} stored={minutes?.place ?? ''} extra={{ maxLength: 80 }} />
              <TextField name="chair" label={words.chair} stored={minutes?.chair ?? ''} extra={{ maxLength: 40 }} />
              <TextField name="recorder" label={words.recorder} stored={minutes?.recorder ?? ''} extra={{ maxLength: 40 }} />
              <TextAreaField name="present" label={words.present} hint={words.namesHint} stored={m.common.list(minutes?.present ?? page.experts)} rows={2} maxLength={600} />
              <TextAreaField name="absent" label={words.absent} stored={m.common.list(minutes?.absent ?? [])} required={false} rows={2} maxLength={600} />
            </FieldSet>
            <TextAreaField name="remarks" label={words.remarks} hint={words.remarksHint} stored={minutes?.remarks ?? ''} required={false} rows={5} maxLength={3000} />
            <FormActions>
              <SubmitButton intent="minutes">{words.save}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : minutes ? (
        <Section title={words.who}>
          <DescriptionList
            items={[
              { label: words.metOn, value: minutes.metOn }, { label: words.place, value: minutes.place }, { label: words.chair, value: minutes.chair }, { label: words.recorder, value: minutes.recorder },
              { label: words.present, value: m.common.list(minutes.present), wide: true }, ...(minutes.absent.length > 0 ? [{ label: words.absent, value: m.common.list(minutes.absent), wide: true }] : []), ...(minutes.remarks ? [{ label: words.remarks, value: minutes.remarks, wide: true }] : []),
            ]}
          />
        </Section>
      ) : (
        <EmptyState title={words.never}>{words.neverText}</EmptyState>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { FieldSet, FormActions, NumberText, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, paragraph, wholeNumber } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { enterCalendarYear, listCalendarYears, type CalendarYear } from '#app/services/notices/calendar.server.ts'
import { readDays } from '#app/services/notices/read-days.ts'

const days = (min: number) =>
  paragraph({ min, max: 1000 }).transform((text, context) => {
    const read = readDays(text)
    if (read === null) context.addIssue({ code: 'custom', message: 'badDays' })
    return read ?? []
  })
const YearForm = z.object({ intent: z.literal('enter'), year: wholeNumber({ min: 2020, max: 2099 }), source: line({ max: 100 }), daysOff: days(1), makeUpWorkdays: days(0) })

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['result:publish', 'review:manage'])
  const m = messagesFor(localeOf(request))
  return { years: await listCalendarYears(actor.regionId), mayEnter: hasPermission(actor, 'region:settings'), title: m.shell.pageTitle(m.notices.calendar.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'region:settings')
  const m = messagesFor(localeOf(request))
  const words = m.notices.calendar
  const form = await parseForm(request, YearForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, { badDays: words.badDays }), values: form.values }, { status: 400 })
  const { intent: _, ...value } = form.value
  const outcome = await enterCalendarYear({ actor, idempotencyKey: form.idempotencyKey ?? '', ...value })
  if (outcome.ok) return redirectWithToast(paths.workingCalendar(), words.saved(value.year))
  const day = String(outcome.data?.day ?? '')
  const sentence = outcome.reason === 'noHolidays' ? words.refusal.noHolidays : words.refusal[outcome.reason](day)
  const values = { year: String(value.year), source: value.source, daysOff: value.daysOff.join('\n'), makeUpWorkdays: value.makeUpWorkdays.join('\n') }
  return json({ errors: { form: sentence } as Record<string, string>, values: values as Record<string, string> }, { status: 409 })
}

export default function WorkingCalendarRoute() {
  const { years, mayEnter } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.notices.calendar
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} breadcrumbs={[{ label: m.notices.desk.title, to: paths.noticeDesk() }]} />
      <Notice tone="attention">{words.unknown((years[0]?.year ?? 2026) + 1)}</Notice>
      {mayEnter ? (
        <Section title={words.enter} note={words.enterNote}>
          <PostForm intent="enter" errors={answer?.errors} values={answer?.values} labels={{ year: words.year, source: words.source, daysOff: words.daysOff, makeUpWorkdays: words.worked }}>
            <FieldSet legend={words.yearOf((years[0]?.year ?? 2026) + 1)} columns={2}>
              <NumberText name="year" label={words.year} decimals={0} stored={(years[0]?.year ?? 2026) + 1} />
              <TextField name="source" label={words.source} hint={words.sourceHint} extra={{ maxLength: 100 }} />
              <TextAreaField name="daysOff" label={words.daysOff} hint={words.daysOffHint} rows={7} maxLength={1000} />
              <TextAreaField name="makeUpWorkdays" label={words.worked} hint={words.workedHint} rows={7} maxLength={1000} required={false} />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="enter">{words.save}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
      {years.map((year: CalendarYear) => (
        <Section key={year.year} title={words.yearOf(year.year)} actions={<StatusBadge tone={year.own ? 'active' : 'plain'}>{year.own ? words.own : words.common}</StatusBadge>} note={year.source}>
          <DescriptionList
            items={[
              { label: words.off, value: m.common.list(year.daysOff.map(({ name, from, to }) => `${year.own ? '' : `${name} `}${words.range(from, to)}`)), wide: true },
              { label: words.on, value: year.makeUpWorkdays.length === 0 ? m.common.none : m.common.list(year.makeUpWorkdays), wide: true },
            ]}
          />
        </Section>
      ))}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

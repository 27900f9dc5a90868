import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requirePermission } from '#app/auth/guards.server.ts'
import { AppealThread } from '#app/components/appeals/appeal-thread.tsx'
import classes from '#app/components/appeals/appeals.module.css'
import { MessageForm } from '#app/components/appeals/message-form.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FormActions, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { notFound } from '#app/lib/errors.ts'
import { parseForm } from '#app/lib/form.ts'
import { file, paragraph, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getOwnAppealPage, type OwnAppealPage } from '#app/services/appeals/appeal-pages.server.ts'
import { addAppealMessage, fileOwnAppeal, withdrawAppeal } from '#app/services/appeals/file-appeal.server.ts'
import { readEvidence } from '#app/services/appeals/read-evidence.server.ts'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'

const text = paragraph({ min: 10, max: 2000 })
const AppealForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('appeal'), text, file: file() }),
  z.object({ intent: z.literal('message'), appealId: uuid(), text: paragraph({ max: 2000 }), file: file() }),
  z.object({ intent: z.literal('withdraw'), appealId: uuid() }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const page = await getOwnAppealPage(actor, params.eventId!)
  return { page, title: messagesFor(localeOf(request)).checking.appeals.mineTitle }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'own:read')
  const eventId = params.eventId!
  const m = messagesFor(localeOf(request))
  const words = m.checking.appeals
  const form = await parseForm(request, AppealForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { value } = form
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  const refused = (errors: Record<string, string>, values: Record<string, string> = {}) => json({ intent: value.intent as string, errors, values }, { status: 409 })
  // Own appeals alone: another one's id is not here, whatever stands in the form.
  const page = await getOwnAppealPage(actor, eventId)
  if ('appealId' in value && !page.appeals.some(({ id }) => id === value.appealId)) throw notFound()
  if (value.intent === 'withdraw') {
    const outcome = await withdrawAppeal({ ...act, appealId: value.appealId })
    return outcome.ok ? redirectWithToast(paths.myAppeal(eventId), words.withdrawn) : refused({ form: words.refusal[outcome.reason] })
  }
  const evidence = await readEvidence(value.file)
  if (!evidence.ok) return refused({ file: evidence.reason }, { text: value.text })
  if (value.intent === 'message') {
    const outcome = await addAppealMessage({ ...act, appealId: value.appealId, text: value.text, file: evidence.value })
    return outcome.ok ? redirectWithToast(paths.myAppeal(eventId), words.sent) : refused({ form: words.refusal[outcome.reason] }, { text: value.text })
  }
  const outcome = await fileOwnAppeal({ ...act, text: value.text, file: evidence.value })
  return outcome.ok ? redirectWithToast(paths.myAppeal(eventId), words.filed) : refused({ form: words.refusal[outcome.reason] }, { text: value.text })
}

export default function MyAppealRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as OwnAppealPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.checking.appeals
  const { clock, result } = page
  const own = (intent: string) => (answer?.intent === intent ? answer : undefined)
  return (
    <>
      <PageHeader title={eventNameIn(locale, page.event)} lead={`${nameIn(locale, page.competition)} · ${words.of(page.number)}`} breadcrumbs={[{ label: m.candidate.resultsTitle, to: paths.me() }]} />
      <p className={classes.clock} data-over={clock.open ? undefined : ''}>
        <strong>{clock.open ? words.clockOpen(clock.minutesLeft) : words.clockOver}</strong>
        <br />
        {words.clockFacts(clock.edition, formatInstant(clock.announcedAt), formatInstant(clock.closesAt))}
      </p>
      <dl className={classes.marks}>
        <div>
          <dt>{m.results.field.rank}</dt>
          <dd>{result.rank === null ? (result.unranked === null ? m.common.absentValue : m.terms.entryStatus[result.unranked as keyof typeof m.terms.entryStatus] ?? m.common.absentValue) : words.rankLine(result.rank)}</dd>
        </div>
        <div>
          <dt>{m.results.field.total}</dt>
          <dd>{result.total ?? m.common.absentValue}</dd>
        </div>
        {result.parts.map((part) => (
          <div key={part.key}>
            <dt>{nameIn(locale, part)}</dt>
            <dd>{part.mark ?? m.common.absentValue}</dd>
          </div>
        ))}
        {result.award ? (
          <div>
            <dt>{m.results.field.award}</dt>
            <dd>{nameIn(locale, result.award)}</dd>
          </div>
        ) : null}
      </dl>
      <p>{words.mineLead}</p>
      {page.mayAppeal ? (
        <details open={own('appeal') !== undefined || undefined} className={classes.appeal}>
          <summary>{words.appeal}</summary>
          <p>{words.appealConsequence}</p>
          <PostForm intent="appeal" encType="multipart/form-data" errors={own('appeal')?.errors} values={own('appeal')?.values} labels={{ text: words.text, file: words.file }}>
            <TextAreaField name="text" label={words.text} hint={words.textHint} rows={5} maxLength={2000} />
            <UploadField name="file" label={words.file} kind="evidence" />
            <FormActions>
              <SubmitButton intent="appeal">{words.appeal}</SubmitButton>
            </FormActions>
          </PostForm>
        </details>
      ) : page.appeals.length === 0 ? (
        <p>{words.noAppeal}</p>
      ) : null}
      {page.appeals.length > 0 ? (
        <Section title={words.title}>
          {page.appeals.map((appeal) => (
            <AppealThread key={appeal.id} appeal={appeal}>
              {appeal.state === 'filed' || appeal.state === 'admitted' ? (
                <div className={classes.acts}>
                  <MessageForm appealId={appeal.id} errors={own('message')?.errors} values={own('message')?.values} />
                  <ConfirmForm intent="withdraw" trigger={words.withdraw} consequence={<p>{words.withdrawText}</p>} confirmLabel={words.withdraw} reason="none" errors={own('withdraw')?.errors}>
                    <input type="hidden" name="appealId" value={appeal.id} />
                  </ConfirmForm>
                </div>
              ) : null}
            </AppealThread>
          ))}
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requirePermission } from '#app/auth/guards.server.ts'
import { AppealThread } from '#app/components/appeals/appeal-thread.tsx'
import classes from '#app/components/appeals/appeals.module.css'
import { MessageForm } from '#app/components/appeals/message-form.tsx'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FieldSet, FormActions, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { file, line, paragraph, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getAppealsPage, type AppealsPage } from '#app/services/appeals/appeal-pages.server.ts'
import { decideAppeal, type AppealDecision } from '#app/services/appeals/decide-appeal.server.ts'
import { addAppealMessage, fileWrittenAppeal } from '#app/services/appeals/file-appeal.server.ts'
import { readEvidence } from '#app/services/appeals/read-evidence.server.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'

const decision = <D extends AppealDecision>(intent: D) => z.object({ intent: z.literal(intent), appealId: uuid(), reason: paragraph({ max: 500 }) })
const DeskForm = z.discriminatedUnion('intent', [
  decision('admitted'),
  decision('refused'),
  decision('upheld'),
  decision('dismissed'),
  z.object({ intent: z.literal('message'), appealId: uuid(), text: paragraph({ max: 2000 }), file: file() }),
  z.object({ intent: z.literal('record'), number: line({ max: 40 }), leaderName: line({ max: 40 }), text: paragraph({ min: 10, max: 2000 }), file: file() }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const page = await getAppealsPage(actor, params.eventId!)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.checking.appeals.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  await requireAnyPermission(request, ['dispute:decide', 'entrant:edit'])
  const eventId = params.eventId!
  const m = messagesFor(localeOf(request))
  const words = m.checking.appeals
  const form = await parseForm(request, DeskForm)
  if (!form.ok) return json({ at: `${form.values.intent} ${form.values.appealId ?? ''}`, errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { value } = form
  // A written appeal is the desk's to record; everything else is arbitration's.
  const actor = await requirePermission(request, value.intent === 'record' ? 'entrant:edit' : 'dispute:decide', { eventId })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  const at = `${value.intent} ${'appealId' in value ? value.appealId : ''}`
  const refused = (errors: Record<string, string>, values: Record<string, string> = {}) => json({ at, errors, values }, { status: 409 })
  if (value.intent === 'record' || value.intent === 'message') {
    const typed = value.intent === 'record' ? { text: value.text, number: value.number, leaderName: value.leaderName } : { text: value.text }
    const evidence = await readEvidence(value.file)
    if (!evidence.ok) return refused({ file: evidence.reason }, typed as Record<string, string>)
    const outcome =
      value.intent === 'record'
        ? await fileWrittenAppeal({ ...act, number: value.number, leaderName: value.leaderName, text: value.text, file: evidence.value })
        : await addAppealMessage({ ...act, appealId: value.appealId, text: value.text, file: evidence.value })
    return outcome.ok ? redirectWithToast(paths.eventAppeals(eventId), value.intent === 'record' ? words.recorded : words.sent) : refused({ form: words.refusal[outcome.reason] }, typed as Record<string, string>)
  }
  const outcome = await decideAppeal({ ...act, appealId: value.appealId, decision: value.intent, reason: value.reason })
  return outcome.ok ? redirectWithToast(paths.eventAppeals(eventId), words.done, { tone: 'decided' }) : refused({ form: words.refusal[outcome.reason] }, { reason: value.reason })
}

export default function AppealsRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as AppealsPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.checking.appeals
  const { event, competition, clock } = page
  const own = (at: string) => (answer?.at === at ? answer : undefined)
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={crumbs}
      />
      <EventTabs eventId={event.id} latestEdition={page.edition} />
      {clock ? (
        <p className={classes.clock} data-over={clock.open ? undefined : ''}>
          <strong>{clock.open ? words.clockOpen(clock.minutesLeft) : words.clockOver}</strong> {words.clockFacts(clock.edition, formatInstant(clock.announcedAt), formatInstant(clock.closesAt))}
        </p>
      ) : (
        <Notice>{words.notAnnounced}</Notice>
      )}
      {page.correcting ? (
        <Notice tone="attention">
          {words.correcting}{' '}
          <a href={paths.eventRanking(event.id)} data-nav="go">
            {words.toRanking}
          </a>
        </Notice>
      ) : null}
      {page.appeals.length === 0 ? <EmptyState title={words.empty}>{words.emptyText}</EmptyState> : null}
      {page.appeals.map((appeal) => {
        const decide = (intent: AppealDecision, trigger: string, text: string, decides = false) => (
          <ConfirmForm intent={intent} trigger={trigger} consequence={<p>{text}</p>} confirmLabel={trigger} reasonHint={words.reasonHint} decides={decides} errors={own(`${intent} ${appeal.id}`)?.errors} values={own(`${intent} ${appeal.id}`)?.values}>
            <input type="hidden" name="appealId" value={appeal.id} />
          </ConfirmForm>
        )
        return (
          <AppealThread key={appeal.id} appeal={appeal}>
            {page.may.decide && (appeal.state === 'filed' || appeal.state === 'admitted') ? (
              <div className={classes.acts}>
                {appeal.state === 'filed' ? decide('admitted', words.admit, words.admitText) : decide('upheld', words.uphold, words.upholdText, true)}
                {appeal.state === 'filed' ? decide('refused', words.refuse, words.refuseText) : decide('dismissed', words.dismiss, words.dismissText)}
                <MessageForm appealId={appeal.id} errors={own(`message ${appeal.id}`)?.errors} values={own(`message ${appeal.id}`)?.values} />
              </div>
            ) : null}
          </AppealThread>
        )
      })}
      {page.may.record && clock?.open ? (
        <Section title={words.record} note={words.recordNote}>
          <PostForm intent="record" encType="multipart/form-data" errors={own('record ')?.errors} values={own('record ')?.values} labels={{ number: words.number, leaderName: words.leader, text: words.text, file: words.file }}>
            <FieldSet legend={words.record} columns={2}>
              <TextField name="number" label={words.number} extra={{ maxLength: 40 }} />
              <TextField name="leaderName" label={words.leader} extra={{ maxLength: 40 }} />
            </FieldSet>
            <TextAreaField name="text" label={words.text} hint={words.textHint} rows={4} maxLength={2000} />
            <UploadField name="file" label={words.file} kind="evidence" />
            <FormActions>
              <SubmitButton intent="record">{words.record}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

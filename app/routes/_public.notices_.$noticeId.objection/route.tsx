import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { allowPublic } from '#app/auth/guards.server.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { FieldSet, FormActions, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import classes from '#app/components/notices/notices.module.css'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, optional, paragraph } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { takeTry } from '#app/lib/rate-limits.server.ts'
import { askToRetryAfter, currentRequest } from '#app/lib/request-context.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getPublicNoticePage } from '#app/services/notices/notice-pages.server.ts'
import { fileObjection, readReceipt } from '#app/services/notices/objections.server.ts'

const ObjectionForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('object'), text: paragraph({ min: 5, max: 2000 }), name: optional(line({ max: 60 })), contact: optional(line({ max: 120 })) }),
  z.object({ intent: z.literal('look'), receipt: line({ max: 40 }) }),
])

/** Own page and never kept: what is typed here is for one visitor only. A notice that was taken down takes nothing in. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const { id, title, state, closesAt } = await getPublicNoticePage({ noticeId: params.noticeId! })
  return json({ notice: { id, title, state, closesAt }, title: m.shell.pageTitle(m.notices.objection.title) }, { headers: { 'Cache-Control': 'no-store' } })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function action({ request, params }: ActionFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const words = m.notices.objection
  const form = await parseForm(request, ObjectionForm)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: fieldMessages(form.errors, m), values: form.values, receipt: null, found: null }, { status: 400 })
  const { value } = form
  const refused = (error: string, status: number, values: Record<string, string> = {}) => json({ intent: value.intent as string, errors: { form: error } as Record<string, string>, values, receipt: null, found: null }, { status })
  const typed: Record<string, string> = value.intent === 'object' ? { text: value.text, name: value.name ?? '', contact: value.contact ?? '' } : {}
  // Guessing receipts and flooding the office are the same thing from one network.
  const allowance = takeTry('objection', currentRequest()?.ip ?? 'unknown')
  if (!allowance.ok) {
    askToRetryAfter(allowance.retryAfterSeconds)
    return refused(words.wait(Math.ceil(allowance.retryAfterSeconds / 60)), 429, typed)
  }
  const noticeId = params.noticeId!
  const answer = { errors: {} as Record<string, string>, values: {} as Record<string, string> }
  if (value.intent === 'look') {
    const found = await readReceipt({ noticeId, receipt: value.receipt })
    return found ? json({ intent: 'look' as string, ...answer, receipt: null, found }) : refused(words.notFound, 404)
  }
  const outcome = await fileObjection({ idempotencyKey: form.idempotencyKey ?? '', noticeId, text: value.text, name: value.name, contact: value.contact })
  if (!outcome.ok) return refused(words.refusal[outcome.reason], 409, typed)
  return json({ intent: 'object' as string, ...answer, receipt: outcome.value.receipt, found: null })
}

export default function ObjectionRoute() {
  const { notice } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().notices
  const words = m.objection
  const own = (intent: string) => (answer?.intent === intent ? answer : undefined)
  const found = answer?.found ?? null
  return (
    <>
      <PageHeader title={words.title} lead={words.to(notice.title)} breadcrumbs={[{ label: m.title, to: paths.publicNotices() }, { label: notice.title, to: paths.publicNotice(notice.id) }]} />
      {answer?.receipt ? (
        <Notice tone="decided" title={words.doneTitle} role="status">
          <p>{words.doneText}</p>
          <p>
            {words.receipt} <strong className={classes.receipt}>{answer.receipt.replace(/(.{4})(?=.)/g, '$1-')}</strong>
          </p>
        </Notice>
      ) : notice.state === 'open' ? (
        <PostForm intent="object" errors={own('object')?.errors} values={own('object')?.values} labels={{ text: words.text, name: words.name, contact: words.contact }}>
          <FieldSet legend={m.closesAt(formatInstant(notice.closesAt ?? ''))}>
            <TextAreaField name="text" label={words.text} hint={words.textHint} rows={6} maxLength={2000} />
            <TextField name="name" label={words.name} hint={words.nameHint} required={false} extra={{ maxLength: 60 }} />
            <TextField name="contact" label={words.contact} hint={words.contactHint} required={false} extra={{ maxLength: 120 }} />
          </FieldSet>
          <FormActions>
            <SubmitButton intent="object">{words.submit}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : (
        <Notice title={m.state[notice.state]}>{words.over}</Notice>
      )}
      <Section title={words.lookTitle}>
        {found ? (
          <DescriptionList
            items={[
              { label: words.answer, value: found.answer ?? words.waiting, wide: true },
              { label: m.desk.columns.state, value: found.answeredAt ? `${words.state[found.state]} · ${words.answered(formatInstant(found.answeredAt))}` : words.state[found.state] },
              { label: words.yours, value: <span className={classes.said}>{found.text}</span>, wide: true },
            ]}
          />
        ) : null}
        <PostForm intent="look" errors={own('look')?.errors} values={own('look')?.values} labels={{ receipt: words.lookLabel }}>
          <TextField name="receipt" label={words.lookLabel} extra={{ maxLength: 40, spellCheck: false, autoCapitalize: 'characters' }} />
          <FormActions>
            <SubmitButton intent="look">{words.look}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

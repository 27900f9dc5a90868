import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { notFound } from '#app/lib/errors.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { day, line, optional, paragraph, version, wholeNumber } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getNoticePage } from '#app/services/documents/documents-page.server.ts'
import { discardNotice, issueNotice, saveNotice } from '#app/services/documents/edit-notice.server.ts'

import { NoticeForm } from './notice-form.tsx'
import classes from './notice.module.css'

const NoticeActs = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'), version: version(), title: line({ max: 120 }), issuerMark: line({ max: 40 }), prefix: line({ max: 20 }), year: wholeNumber({ min: 1949, max: 2999 }), number: wholeNumber({ min: 1, max: 99_999 }),
    addressee: optional(line({ max: 300 })), body: paragraph({ max: 8_000 }), attachmentTitle: line({ max: 80 }), issuedOn: day(), note: optional(line({ max: 80 })), copyTo: optional(line({ max: 300 })), printedBy: line({ max: 40 }),
  }),
  z.object({ intent: z.literal('issue'), version: version() }),
  z.object({ intent: z.literal('discard'), version: version() }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:read', {})
  const notice = await getNoticePage(actor, params.documentId!)
  if (!notice) throw notFound()
  return { notice, title: notice.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'certificate:issue', {})
  const documentId = params.documentId!
  const m = messagesFor(localeOf(request))
  const words = m.documents.notices
  const form = await parseForm(request, NoticeActs)
  if (!form.ok) return json({ intent: form.values.intent, errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { value } = form
  const act = { actor, documentId, version: value.version, idempotencyKey: form.idempotencyKey ?? '' }
  if (value.intent !== 'save') await requireFresh(request)
  const outcome =
    value.intent === 'save'
      ? await saveNotice({ ...act, values: { ...value, addressee: value.addressee ?? '', note: value.note ?? '', copyTo: value.copyTo ?? '' } })
      : value.intent === 'issue' ? await issueNotice(act) : await discardNotice(act)
  if (outcome.ok) {
    if (value.intent === 'discard') return redirectWithToast(paths.documents(), words.discarded)
    return redirectWithToast(paths.notice(documentId), value.intent === 'save' ? words.saved : words.issued(documentNumberOf(outcome.value)), value.intent === 'issue' ? { tone: 'decided' } : {})
  }
  const refusal = outcome.reason === 'missingCharacters' ? words.refusal.missingCharacters(String(outcome.data?.characters ?? '')) : words.refusal[outcome.reason]
  const values = Object.fromEntries(Object.entries(value).map(([key, field]) => [key, field === null ? '' : String(field)]))
  return json({ intent: value.intent, errors: { form: refusal } as Record<string, string>, values: values as Record<string, string | undefined> }, { status: 409 })
}

const documentNumberOf = (value: unknown) => (value as { documentNumber?: string } | undefined)?.documentNumber ?? ''

export default function NoticeRoute() {
  const { notice } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().documents
  const words = m.notices
  const errors = (intent: string) => (answer?.intent === intent ? answer.errors : undefined)
  const hidden = <input type="hidden" name="version" value={notice.version} />
  return (
    <>
      <PageHeader
        title={notice.title}
        lead={notice.documentNumber}
        badge={<StatusBadge tone={notice.state === 'issued' ? 'decided' : 'active'}>{words.states[notice.state]}</StatusBadge>}
        breadcrumbs={[{ label: m.title, to: paths.documents() }]}
      />
      <p className={classes.files}>
        <a href={paths.noticeFile(notice.id, 'pdf')} target="_blank" rel="noreferrer">
          {words.pdf}
        </a>
        <a href={paths.noticeFile(notice.id, 'docx')} download>
          {words.docx}
        </a>
      </p>
      {notice.payloadHash ? <Notice tone="decided">{words.frozen(notice.payloadHash)}</Notice> : null}
      {notice.mayWrite ? (
        <>
          <Section title={words.edit} note={words.attachmentRows(notice.rows)}>
            <NoticeForm notice={notice} errors={errors('save')} values={answer?.intent === 'save' ? answer.values : undefined} />
          </Section>
          <div className={classes.acts}>
            {notice.recognises ? (
              <Notice>
                {words.forRecognition} <Link to={paths.studioRequest(notice.recognises.studioId, notice.recognises.requestId)}>{words.toRecognition}</Link>
              </Notice>
            ) : (
              <ConfirmForm intent="issue" trigger={words.issue} consequence={words.issueConsequence(notice.documentNumber)} confirmLabel={words.issueConfirm} decides reason="none" errors={errors('issue')}>
                {hidden}
              </ConfirmForm>
            )}
            <ConfirmForm intent="discard" trigger={words.discard} consequence={words.discardConsequence} confirmLabel={words.discard} reason="none" errors={errors('discard')}>
              {hidden}
            </ConfirmForm>
          </div>
        </>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

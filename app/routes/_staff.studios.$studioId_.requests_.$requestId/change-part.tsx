import { FileList } from '#app/components/files/file-list.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { FormActions, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Day, Instant } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import type { Column } from '#app/components/tables/columns.ts'
import { StaticTable } from '#app/components/tables/static-table.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RequestPage } from '#app/services/studios/requests/request-pages.server.ts'
import type { ChangeKind } from '#app/services/studios/requests/change-requests.server.ts'

import type { RequestAnswer } from './acts.server.ts'
import classes from './request.module.css'

type Change = NonNullable<RequestPage['change']>

/** A change request with its evidence, what its last submission changed, and the form to hand it in again once it was sent back. */
export function ChangePart({ page: { request, files, acts }, change, answer }: { page: RequestPage; change: Change; answer: RequestAnswer | null }) {
  const m = useMessages()
  const words = m.studioRequests
  const kind = request.kind as ChangeKind
  return (
    <>
      <Section title={kind === 'rectify' ? words.rectify.title : words.change.title}>
        <DescriptionList
          items={
            kind === 'rectify'
              ? [
                  { label: words.rectify.dueOn, value: change.dueOn ? <Day value={change.dueOn} /> : m.common.absentValue },
                  { label: words.page.submittedAt, value: <Instant value={request.submittedAt} /> },
                  { label: words.rectify.done, value: <span className={classes.lines}>{change.to}</span>, wide: true },
                ]
              : [
                  { label: words.change.before, value: change.before || m.common.absentValue },
                  { label: words.change.after, value: change.to },
                  { label: words.change.reason, value: change.reason, wide: true },
                ]
          }
        />
      </Section>
      {acts.includes('resubmit') && kind === 'rectify' ? <ReportAgain change={change} answer={answer} /> : acts.includes('resubmit') ? <Resubmit kind={kind} change={change} answer={answer} /> : <Differences kind={kind} change={change} />}
      <Section title={words.evidence.title}>
        <FileList files={files} />
      </Section>
    </>
  )
}

function Differences({ kind, change: { changes } }: { kind: ChangeKind; change: Change }) {
  const m = useMessages().studioRequests
  if (changes === null) return null
  const columns: Array<Column<(typeof changes)[number]>> = [
    { id: 'what', header: () => m.changes.what, cell: ({ key }) => (key === 'to' ? m.studio.to[kind] : m.change.reason), names: true },
    { id: 'before', header: () => m.changes.before, cell: ({ before }) => <del>{before}</del> },
    { id: 'after', header: () => m.changes.after, cell: ({ after }) => <ins>{after}</ins> },
    { id: 'files', header: () => m.changes.files, cell: ({ filesAdded }) => m.changes.filesChanged(filesAdded, 0) },
  ]
  return <Section title={m.changes.title}>{changes.length === 0 ? <p>{m.changes.none}</p> : <StaticTable columns={columns} rows={changes} getRowId={({ key }) => key} caption={m.changes.caption} phone="stack" />}</Section>
}

function ReportAgain({ change, answer }: { change: Change; answer: RequestAnswer | null }) {
  const m = useMessages().studioRequests
  const refused = answer?.intent === 'resubmitReport' ? answer : null
  return (
    <Section title={m.acts.resubmit} note={m.acts.resubmitText}>
      <PostForm intent="resubmitReport" encType="multipart/form-data" errors={refused?.errors} values={refused?.values} labels={{ to: m.rectify.done, file: m.rectify.file }}>
        <TextAreaField name="to" label={m.rectify.done} stored={change.to} rows={5} maxLength={1000} />
        <UploadField name="file" label={m.studio.moreFiles} kind="evidence" />
        <FormActions>
          <SubmitButton intent="resubmitReport">{m.rectify.submit}</SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}

function Resubmit({ kind, change, answer }: { kind: ChangeKind; change: Change; answer: RequestAnswer | null }) {
  const m = useMessages().studioRequests
  const refused = answer?.intent === 'resubmit' ? answer : null
  return (
    <Section title={m.acts.resubmit} note={m.acts.resubmitText}>
      <PostForm intent="resubmit" encType="multipart/form-data" errors={refused?.errors} values={refused?.values} labels={{ to: m.studio.to[kind], reason: m.change.reason, file: m.studio.file }}>
        <TextField name="to" label={m.studio.to[kind]} stored={change.to} extra={{ maxLength: 120 }} />
        {kind === 'changeLead' ? <TextField name="identity" label={m.studio.identity} extra={{ maxLength: 18 }} /> : null}
        <TextAreaField name="reason" label={m.change.reason} stored={change.reason} maxLength={500} />
        <UploadField name="file" label={m.studio.moreFiles} kind="evidence" />
        <FormActions>
          <SubmitButton intent="resubmit">{m.acts.resubmit}</SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}

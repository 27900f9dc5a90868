import { FileList } from '#app/components/files/file-list.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { DateField, FieldSet, FormActions, SelectField, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { Checklist } from '#app/components/studio-requests/checklist.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ApplicationPart } from '#app/services/studios/requests/application-part.ts'

import type { RequestAnswer } from './acts.server.ts'

/** The application while it is being filled in: conditions and the host's notice in one form, evidence in its own. */
export function Filling({ part, version, today, answer }: { part: ApplicationPart; version: number; today: string; answer: RequestAnswer | null }) {
  const m = useMessages().studioRequests
  const refused = (intent: string) => (answer?.intent === intent ? answer : null)
  const notice = part.hostNotice
  const words = m.hostNotice
  return (
    <>
      <Section title={m.checklist.title} note={m.checklist.note(part.missing.length)}>
        <PostForm intent="save" errors={refused('save')?.errors} values={refused('save')?.values} labels={{ from: words.from, to: words.to, result: words.result }} preventScrollReset>
          <input type="hidden" name="version" value={version} />
          <Checklist conditions={part.conditions} writing remarks={part.remarks} />
          <FieldSet legend={words.title} hint={words.note} columns={3}>
            <DateField name="from" label={words.from} stored={notice?.from ?? ''} max={today} required={false} />
            <DateField name="to" label={words.to} stored={notice?.to ?? ''} required={false} />
            <SelectField name="result" label={words.result} stored={notice?.result ?? ''} allowEmpty required={false} choices={(['noObjection', 'settled'] as const).map((value) => ({ value, label: words.results[value] }))} />
          </FieldSet>
          <TextAreaField name="note" label={words.detail} stored={notice?.note ?? ''} required={false} rows={2} maxLength={500} />
          <FormActions>
            <SubmitButton intent="save">{m.checklist.save}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
      <Section title={m.evidence.title} note={m.evidence.note}>
        {part.conditions.filter(({ files }) => files.length > 0).map(({ key, label, files }) => (
          <div key={key}>
            <h3>{label}</h3>
            <FileList
              files={files}
              act={(file) => (
                <PostForm intent="removeEvidence" look="bare" preventScrollReset>
                  <input type="hidden" name="fileId" value={file.id} />
                  <SubmitButton size="xs" quiet>
                    {m.evidence.remove} <span className="visually-hidden">{file.name}</span>
                  </SubmitButton>
                </PostForm>
              )}
            />
          </div>
        ))}
        <PostForm intent="addEvidence" encType="multipart/form-data" errors={refused('addEvidence')?.errors} values={refused('addEvidence')?.values} labels={{ condition: m.evidence.condition, file: m.evidence.file }} preventScrollReset>
          <SelectField name="condition" label={m.evidence.condition} choices={part.conditions.filter(({ evidence }) => evidence).map(({ key, label }) => ({ value: key, label }))} />
          <UploadField name="file" label={m.evidence.file} kind="evidence" />
          <FormActions>
            <SubmitButton intent="addEvidence">{m.evidence.add}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
    </>
  )
}

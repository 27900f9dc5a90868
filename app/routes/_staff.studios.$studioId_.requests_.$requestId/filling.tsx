import { useState } from 'react'

import { FileList } from '#app/components/files/file-list.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { DateField, FieldSet, FormActions, SelectField, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { Checklist } from '#app/components/studio-requests/checklist.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ApplicationPart } from '#app/services/studios/requests/application-part.ts'
import { checkConditions } from '#scoring/studios/application/check-conditions.ts'

import type { RequestAnswer } from './acts.server.ts'

const EVIDENCE = 'evidence'

/**
 * The application while it is being filled in: conditions and the host's notice in one form, evidence in its own. The list is judged while it is
 * written, by what the server submits by.
 */
export function Filling({ part, version, today, answer }: { part: ApplicationPart; version: number; today: string; answer: RequestAnswer | null }) {
  const m = useMessages().studioRequests
  const [answers, setAnswers] = useState<Record<string, string>>(() => Object.fromEntries(part.conditions.map((one) => [one.key, one.answer])))
  const [wanted, setWanted] = useState<string | null>(null)
  const refused = (intent: string) => (answer?.intent === intent ? answer : null)
  const notice = part.hostNotice
  const words = m.hostNotice
  const check = checkConditions(part.conditions, answers, Object.fromEntries(part.conditions.map(({ key, files }) => [key, files.length])))
  const conditions = part.conditions.map((one, at) => ({ ...one, state: check.conditions[at]!.state }))
  const unsaved = part.conditions.some(({ key, answer: stored }) => (answers[key] ?? '').trim() !== stored)
  return (
    <>
      <Section title={m.checklist.title} note={m.checklist.note(check.missingCount)}>
        <PostForm
          intent="save" errors={refused('save')?.errors} values={refused('save')?.values} labels={{ from: words.from, to: words.to, result: words.result }} preventScrollReset
          onChange={(event) => {
            const { name, value } = event.target as unknown as HTMLInputElement
            if (name.startsWith(ANSWER)) setAnswers((before) => ({ ...before, [name.slice(ANSWER.length)]: value }))
          }}
        >
          <input type="hidden" name="version" value={version} />
          <Checklist conditions={conditions} writing remarks={part.remarks} upload={{ to: `#${EVIDENCE}`, choose: setWanted }} />
          <FieldSet legend={words.title} hint={words.note} columns={3}>
            <DateField name="from" label={words.from} stored={notice?.from ?? ''} max={today} required={false} />
            <DateField name="to" label={words.to} stored={notice?.to ?? ''} required={false} />
            <SelectField name="result" label={words.result} stored={notice?.result ?? ''} allowEmpty required={false} choices={(['noObjection', 'settled'] as const).map((value) => ({ value, label: words.results[value] }))} />
          </FieldSet>
          <TextAreaField name="note" label={words.detail} stored={notice?.note ?? ''} required={false} rows={2} maxLength={500} />
          <p role="status">
            {m.checklist.note(check.missingCount)} {unsaved ? m.checklist.unsaved : null}
          </p>
          <FormActions>
            <SubmitButton intent="save">{m.checklist.save}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
      <Evidence conditions={part.conditions} wanted={wanted} answer={refused('addEvidence')} />
    </>
  )
}

const ANSWER = 'answer-'

/** Files by condition, and a form for the next: the condition that was asked for, or the first that has none. */
function Evidence({ conditions, wanted, answer }: { conditions: ApplicationPart['conditions']; wanted: string | null; answer: RequestAnswer | null }) {
  const m = useMessages().studioRequests.evidence
  const withPaper = conditions.filter(({ evidence }) => evidence)
  const bare = withPaper.filter(({ files }) => files.length === 0)
  const next = bare.find(({ key }) => key === wanted) ?? bare.find(({ answer: given }) => given !== '')
  const uploaded = conditions.reduce((sum, { files }) => sum + files.length, 0)
  return (
    <Section title={m.title} note={m.note} id={EVIDENCE}>
      {conditions.filter(({ files }) => files.length > 0).map(({ key, label, files }) => (
        <div key={key}>
          <h3>{label}</h3>
          <FileList
            files={files}
            act={(file) => (
              <PostForm intent="removeEvidence" look="bare" preventScrollReset>
                <input type="hidden" name="fileId" value={file.id} />
                <SubmitButton size="xs" quiet>
                  {m.remove} <span className="visually-hidden">{file.name}</span>
                </SubmitButton>
              </PostForm>
            )}
          />
        </div>
      ))}
      <PostForm key={`${uploaded} ${wanted ?? ''}`} intent="addEvidence" encType="multipart/form-data" errors={answer?.errors} values={answer?.values} labels={{ condition: m.condition, file: m.file }} preventScrollReset>
        <SelectField name="condition" label={m.condition} stored={next?.key ?? ''} choices={withPaper.map(({ key, label }) => ({ value: key, label }))} />
        <UploadField name="file" label={m.file} kind="evidence" />
        <FormActions>
          <SubmitButton intent="addEvidence">{m.add}</SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}

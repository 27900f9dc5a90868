import { Button } from '@mantine/core'

import { CheckField, ChoiceField, DateField, FieldSet, FormActions, NumberText, SelectField, TextAreaField, TextField } from '#app/components/forms/fields.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { FileDrop } from '#app/components/forms/file-drop.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { ProgressBar } from '#app/components/progress/progress-bar.tsx'
import { useToasts } from '#app/components/toasts/toast-provider.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

import classes from './gallery.module.css'
import type { GallerySamples } from './samples.server.ts'

/** Every field without and with a problem, the confirming form, a file, progress in its states, notices. */
export function FormParts({ samples }: { samples: GallerySamples }) {
  const m = useMessages()
  const showToast = useToasts()
  const { words } = samples
  const { fields } = words
  const form = (intent: string) => (
    <>
      <FieldSet legend={m.shell.sections.overview} columns={2}>
        <TextField name="name" label={fields.name} hint={words.fieldHint} required />
        <TextField name="unit" label={fields.unit} required={false} />
        <DateField name="day" label={fields.day} stored="2025-11-06" required />
        <SelectField name="tier" label={fields.tier} choices={Object.entries(m.terms.tier).map(([value, label]) => ({ value, label }))} />
        <NumberText name="weight" label={fields.weight} stored="30" unit="%" decimals={0} />
        <CheckField name="theory" label={fields.theory} />
      </FieldSet>
      <ChoiceField name="choose" label={fields.choose} stored="1" choices={fields.choices.map((label, index) => ({ value: String(index), label }))} />
      <TextAreaField name="note" label={fields.note} required={false} />
      <FormActions>
        <SubmitButton intent={intent}>{m.common.save}</SubmitButton>
        <SubmitButton intent={intent} decides>
          {words.publish}
        </SubmitButton>
        <SubmitButton intent={intent} quiet>
          {m.common.cancel}
        </SubmitButton>
        <SubmitButton intent={intent} pending>
          {m.common.save}
        </SubmitButton>
      </FormActions>
    </>
  )
  return (
    <>
      <Section title={m.common.edit}>
        <div className={classes.two}>
          <PostForm intent="good">{form('good')}</PostForm>
          <PostForm intent="refused" errors={words.errors} values={{ name: '', weight: '110' }} labels={{ name: fields.name, weight: fields.weight }}>
            {form('refused')}
          </PostForm>
        </div>
      </Section>
      <Section title={words.revoke}>
        <ConfirmForm intent="revoke" trigger={words.revoke} consequence={<p>{words.revokeText}</p>} confirmLabel={words.revoke} />
        <ConfirmForm intent="revoke-refused" trigger={words.revoke} consequence={<p>{words.revokeText}</p>} confirmLabel={words.revoke} errors={{ reason: m.common.form.reasonHint }} />
      </Section>
      <Section title={m.common.upload}>
        <PostForm intent="upload" encType="multipart/form-data">
          <FileDrop name="file" label={fields.file} accept=".xlsx,.csv" kinds=".xlsx, .csv" maxBytes={5_000_000} />
        </PostForm>
      </Section>
      <Section title={words.progress}>
        <div className={classes.stack}>
          <ProgressBar label={words.progress} progress={{ status: 'queued', done: 0, total: null }} />
          <ProgressBar label={words.progress} progress={{ status: 'running', done: 12, total: null }} />
          <ProgressBar label={words.progress} progress={{ status: 'running', done: 22, total: 36, note: 'WY-2025-0022' }} />
          <ProgressBar label={words.progress} progress={{ status: 'done', done: 36, total: 36 }} />
          <ProgressBar label={words.progress} progress={{ status: 'failed', done: 30, total: 36 }} />
        </div>
      </Section>
      <Section title={m.common.toast.label}>
        <div className={classes.row}>
          <Button variant="default" onClick={() => showToast({ id: 'decided', message: words.toast, tone: 'decided' })}>
            {words.publish}
          </Button>
          <Button variant="default" onClick={() => showToast({ id: 'attention', message: words.badToast, tone: 'attention' })}>
            {m.common.failed}
          </Button>
        </div>
      </Section>
    </>
  )
}

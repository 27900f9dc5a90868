import { Button } from '@mantine/core'
import { useNavigation } from '@remix-run/react'
import type { ReactNode } from 'react'

import { CheckField, FormActions } from '#app/components/forms/fields.tsx'
import { FileDrop } from '#app/components/forms/file-drop.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { ProgressBar } from '#app/components/progress/progress-bar.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

/** Below what the gate lets through for a whole request, the frame around the file included. */
const MAX_BYTES = 5_000_000

/** Template down, filled file up. `children` says what the columns mean. */
export function ImportSteps({ eventId, kind, answer, children }: { eventId: string; kind: 'entrants' | 'marks'; answer: { errors: FieldErrors; again: boolean } | undefined; children: ReactNode }) {
  const m = useMessages()
  const words = m.imports
  const { formData } = useNavigation()
  const reading = formData?.get('intent') === 'upload' && formData.get('kind') === kind
  return (
    <>
      <Section title={words.steps.template} note={words.templateHint[kind]}>
        <FormActions>
          <Button component="a" href={paths.importTemplate(eventId, kind, 'xlsx')} variant="default" download>
            {words.templateXlsx}
          </Button>
          <a href={paths.importTemplate(eventId, kind, 'csv')} download>
            {words.templateCsv}
          </a>
        </FormActions>
        {children}
      </Section>
      <Section title={words.steps.upload}>
        <PostForm intent="upload" encType="multipart/form-data" errors={answer?.errors} labels={{ file: words.file }}>
          <input type="hidden" name="kind" value={kind} />
          <FileDrop name="file" label={words.file} accept=".xlsx,.csv,.txt,.tsv" kinds={words.kinds} maxBytes={MAX_BYTES} />
          {answer?.again ? <CheckField name="again" label={words.again} /> : null}
          {reading ? <ProgressBar label={words.reading} progress={{ status: 'running', done: 0, total: null }} /> : null}
          <FormActions>
            <SubmitButton intent="upload">{words.upload}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
    </>
  )
}

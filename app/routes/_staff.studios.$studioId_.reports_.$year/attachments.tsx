import { FileList } from '#app/components/files/file-list.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { ReportPage } from '#app/services/studios/report/report-page.server.ts'

import type { ReportAnswer } from './acts.server.ts'

/** Photographs and papers of the report; added and removed while it is being written. */
export function Attachments({ files, writing, answer }: { files: ReportPage['files']; writing: boolean; answer: ReportAnswer | null }) {
  const m = useMessages()
  const words = m.studioReport.attachments
  return (
    <Section title={words.title} note={words.note}>
      <FileList
        files={files}
        {...(writing
          ? {
              act: (file: { id: string; name: string }) => (
                <PostForm intent="detach" look="bare">
                  <input type="hidden" name="fileId" value={file.id} />
                  <SubmitButton size="xs" quiet>
                    {words.remove} <span className="visually-hidden">{file.name}</span>
                  </SubmitButton>
                </PostForm>
              ),
            }
          : {})}
      />
      {writing ? (
        <PostForm intent="attach" encType="multipart/form-data" errors={answer?.intent === 'attach' ? answer.errors : null} labels={{ file: words.file }}>
          <UploadField name="file" label={words.file} kind="evidence" />
          <SubmitButton intent="attach">{words.add}</SubmitButton>
        </PostForm>
      ) : null}
    </Section>
  )
}

import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

/** Handing in: offered once nothing is missing and everything typed is on the server. */
export function SubmitPart({ gaps, settled, overdue }: { gaps: number; settled: boolean; overdue: boolean }) {
  const m = useMessages().studioReport
  if (overdue) return null
  if (gaps > 0) return <Notice tone="attention" title={m.acts.gaps(gaps)} />
  return (
    <PostForm intent="submit">
      <p>{settled ? m.acts.ready : m.save.kept}</p>
      <p>{m.acts.submitText}</p>
      {settled ? <SubmitButton intent="submit">{m.acts.submit}</SubmitButton> : null}
    </PostForm>
  )
}

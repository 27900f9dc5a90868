import { FormActions, SelectField, TextAreaField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { RoundStudioPage } from '#app/services/reviews/round-studio.server.ts'

import type { RoundStudioAnswer } from './acts.server.ts'

/** What the panel tells the studio, item by item and on the whole; written while the meeting sits. */
export function RemarkPart({ page, answer }: { page: RoundStudioPage; answer: RoundStudioAnswer | null }) {
  const m = useMessages().reviews
  const meeting = page.round.state === 'meeting'
  const written = [...(page.remark ? [{ label: m.meeting.remarkAll, value: page.remark, wide: true }] : []), ...page.items.flatMap(({ title, remark }) => (remark ? [{ label: title, value: remark, wide: true }] : []))]
  const refused = answer?.intent === 'remark' ? answer : null
  if (!meeting && written.length === 0) return null
  return (
    <Section title={m.inRound.remarks} note={m.inRound.remarksNote}>
      {written.length === 0 ? <p>{m.inRound.noRemarks}</p> : <DescriptionList items={written} />}
      {meeting ? (
        <PostForm intent="remark" errors={refused?.errors} values={refused?.values} labels={{ text: m.meeting.remarkText }}>
          <SelectField name="item" label={m.meeting.remarkItem} stored="all" choices={[{ value: 'all', label: m.meeting.remarkAll }, ...page.items.map(({ key, title }) => ({ value: key, label: title }))]} />
          <TextAreaField name="text" label={m.meeting.remarkText} rows={2} maxLength={1000} />
          <FormActions>
            <SubmitButton intent="remark">{m.meeting.remarkSave}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
    </Section>
  )
}

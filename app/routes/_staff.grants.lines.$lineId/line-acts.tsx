import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { DateField, FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { Section } from '#app/components/page/page-header.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { LineStory } from '#app/services/grants/line-story.server.ts'

interface LineActsProps {
  story: LineStory
  may: { plan: boolean; approve: boolean }
  errors: FieldErrors | undefined
  values: FieldValues | undefined
}

/** What can be done with a line now: approve a sum under its ceiling, open a claim, stop or resume its allowance. */
export function LineActs({ story, may, errors, values }: LineActsProps) {
  const m = useMessages()
  const words = m.grantPages.story
  const locale = useLocale()
  const { line, stops } = story
  const { amount } = line
  const payable = line.status === 'due' || line.status === 'reduced'
  return (
    <>
      {amount.kind === 'ceiling' && payable && line.claim === null && may.approve ? (
        <Section title={words.approve} note={words.approveHint(formatMoney(locale, amount.fen))}>
          <PostForm intent="approve" errors={errors} values={values} labels={{ fen: words.fen, note: words.basis, documentNumber: words.approvalDocument, on: words.approvalOn }}>
            <FieldSet legend={words.approveAct} columns={2}>
              <NumberText name="fen" label={words.fen} required />
              <TextField name="note" label={words.basis} required />
              <TextField name="documentNumber" label={words.approvalDocument} required />
              <DateField name="on" label={words.approvalOn} required />
            </FieldSet>
            <FormActions>
              <SubmitButton intent="approve">{words.approveAct}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
      {line.hindrance === null && line.claim === null && may.plan ? (
        <PostForm intent="openClaim" errors={errors} values={values}>
          <p>{words.openClaimHint}</p>
          <FormActions>
            <SubmitButton intent="openClaim">{words.openClaim}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
      {amount.kind === 'perMonth' && payable && may.plan ? (
        stops.length > 0 ? (
          <PostForm intent="resume" look="bare">
            <input type="hidden" name="stopId" value={stops[0]!.id} />
            <p>{words.stopped(monthText(stops[0]!.fromMonth), m.grants.stop[stops[0]!.condition] ?? stops[0]!.condition)}</p>
            <SubmitButton intent="resume">{words.resume}</SubmitButton>
          </PostForm>
        ) : (
          <ConfirmForm intent="stop" trigger={words.stopTitle} consequence={words.stopConsequence} confirmLabel={words.stopAct} reason="none" errors={errors} values={values}>
            <SelectField name="condition" label={words.condition} choices={amount.stops.map((stop) => ({ value: stop, label: m.grants.stop[stop] ?? stop }))} />
            <TextField name="fromMonth" label={words.fromMonth} required />
            <TextField name="note" label={words.stopNote} required />
          </ConfirmForm>
        )
      ) : null}
    </>
  )
}

const monthText = (month: number): string => `${Math.floor(month / 100)}-${String(month % 100).padStart(2, '0')}`

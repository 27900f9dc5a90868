import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { CheckField, FieldSet, FormActions, NumberText, TextAreaField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatBasisPoints } from '#app/components/format/format-numbers.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { ClaimPage } from '#app/services/grants/claim-pages.server.ts'

type Answer = { intent: string; errors: FieldErrors; values: FieldValues } | undefined

/** The steps this person may take with the claim now. */
export function ClaimActs({ page, answer }: { page: ClaimPage; answer: Answer }) {
  const m = useMessages()
  const words = m.grantPages.claims
  const locale = useLocale()
  const { may } = page
  const shared = page.lines.find(({ personalShare }) => personalShare !== null)
  const of = (intent: string) => (answer && (answer.intent === intent || answer.intent === '') ? { errors: answer.errors, values: answer.values } : {})
  return (
    <>
      {may.file ? (
        <PostForm intent="file" {...of('file')} labels={{ exception: words.exception }}>
          <FieldSet legend={words.dossier}>
            {page.papers.map(({ paper, present }) => (
              <CheckField key={paper} name="present" value={paper} label={m.grants.evidence[paper] ?? paper} stored={present} />
            ))}
          </FieldSet>
          {shared?.personalShare ? (
            <>
              <input type="hidden" name="shareLine" value={shared.id} />
              <NumberText name="share" label={words.share(formatBasisPoints(locale, shared.personalShare))} stored={shared.personalFen === 0 ? null : (shared.personalFen / 100).toFixed(2)} />
            </>
          ) : null}
          {page.intake.open ? null : (
            <>
              <Notice tone="attention">{words.windowClosed(page.intake.next ?? '')}</Notice>
              <TextAreaField name="exception" label={words.exception} stored={page.exception} rows={2} />
            </>
          )}
          <p>{words.fileConsequence}</p>
          <FormActions>
            <SubmitButton intent="file">{words.file}</SubmitButton>
          </FormActions>
        </PostForm>
      ) : null}
      {may.handle ? <Step intent="handle" label={words.handle} {...of('handle')} /> : null}
      {may.approve ? <Step intent="approve" label={words.approve} {...of('approve')} /> : null}
      {may.head ? <Step intent="head" label={words.head} note={words.headConsequence} decides {...of('head')} /> : null}
      {may.sendBack ? (
        <>
          <ConfirmForm intent="sendBack" trigger={words.sendBack} consequence={words.sendBackConsequence} confirmLabel={words.sendBack} {...of('sendBack')} />
          <ConfirmForm intent="refuse" trigger={words.refuse} consequence={words.refuseConsequence} confirmLabel={words.refuse} {...of('refuse')} />
        </>
      ) : null}
    </>
  )
}

function Step({ intent, label, note, decides = false, errors, values }: { intent: string; label: string; note?: string; decides?: boolean; errors?: FieldErrors; values?: FieldValues }) {
  return (
    <PostForm intent={intent} errors={errors} values={values}>
      {note ? <p>{note}</p> : null}
      <FormActions>
        <SubmitButton intent={intent} decides={decides}>
          {label}
        </SubmitButton>
      </FormActions>
    </PostForm>
  )
}

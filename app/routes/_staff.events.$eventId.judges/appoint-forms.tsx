import { FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { getJudgesPage } from '#app/services/judges/judges-page.server.ts'

import type { JudgesAnswer } from './judge-acts.tsx'

type Free = Awaited<ReturnType<typeof getJudgesPage>>['free']

/** Appointing from the register, and entering somebody new. */
export function AppointForms({ free, answer }: { free: Free; answer: JudgesAnswer }) {
  const words = useMessages().judges
  const duties = Object.entries(words.dutyOf).map(([value, label]) => ({ value, label }))
  const of = (intent: string) => (answer?.intent === intent ? { errors: answer.errors, values: answer.values } : {})
  return (
    <>
      {free.length > 0 ? (
        <Section title={words.fromRegister}>
          <PostForm intent="appoint" {...of('appoint')} labels={{ judgeId: words.judge, duty: words.duty }}>
            <SelectField name="judgeId" label={words.judge} choices={free.map((judge) => ({ value: judge.id, label: words.fits(judge.name, judge.organisation ?? '', judge.fits) }))} stored={free[0]?.id ?? null} />
            <SelectField name="duty" label={words.duty} choices={duties} stored="judge" />
            <FormActions>
              <SubmitButton intent="appoint">{words.appoint}</SubmitButton>
            </FormActions>
          </PostForm>
        </Section>
      ) : null}
      <Section title={words.newJudge}>
        <p>{words.newText}</p>
        <PostForm intent="enter" {...of('enter')} labels={{ name: words.name, organisation: words.organisation, qualification: words.qualification }}>
          <TextField name="name" label={words.name} extra={{ maxLength: 60 }} />
          <TextField name="organisation" label={words.organisation} required={false} extra={{ maxLength: 80 }} />
          <TextField name="qualification" label={words.qualification} hint={words.qualificationHint} stored={words.qualificationDefault} extra={{ maxLength: 60 }} />
          <SelectField name="duty" label={words.duty} choices={duties} stored="judge" />
          <FormActions>
            <SubmitButton intent="enter">{words.appoint}</SubmitButton>
          </FormActions>
        </PostForm>
      </Section>
    </>
  )
}

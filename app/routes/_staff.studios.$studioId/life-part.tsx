import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { DateField, NumberText, TextField } from '#app/components/forms/fields.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { LifeAction } from '#app/services/studios/life/life-states.ts'

export interface LifeAnswer {
  intent: string
  errors: Record<string, string>
  values: Record<string, string>
}

/** What the bureau may decide about the studio now, each with its reason. */
export function LifePart({ acts, answer }: { acts: readonly LifeAction[]; answer: LifeAnswer | null }) {
  const m = useMessages().studios.life
  if (acts.length === 0) return null
  return (
    <Section title={m.title}>
      {acts.map((act) => {
        const refused = answer?.intent === act ? answer : null
        return (
          <ConfirmForm key={act} intent={act} trigger={m.act[act]} consequence={m.text[act]} confirmLabel={m.act[act]} decides={act !== 'orderRectification'} errors={refused?.errors} values={refused?.values}>
            {act === 'orderRectification' ? <DateField name="dueOn" label={m.dueOn} /> : null}
            {act === 'exit' ? <NumberText name="barMonths" label={m.barMonths} decimals={0} stored="24" /> : null}
            {act === 'exit' || act === 'recogniseAgain' ? <TextField name="documentNumber" label={m.documentNumber} required={false} extra={{ maxLength: 60 }} /> : null}
          </ConfirmForm>
        )
      })}
    </Section>
  )
}

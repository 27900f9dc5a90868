import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { StatusDecision } from '#app/services/entries/entrant-acts.ts'
import type { EntrantDetail } from '#app/services/entries/list-entrants.server.ts'

/** The decisions that can be taken about an entrant now; each with its reason. */
export function StatusForms({ entrant, decisions, answer }: { entrant: EntrantDetail; decisions: readonly StatusDecision[]; answer: { intent: string; errors: FieldErrors; values?: FieldValues } | undefined }) {
  const words = useMessages().imports.entrants
  const wordsOf = { competed: words.reinstate, withdrawn: words.withdraw, disqualified: words.disqualify }
  return (
    <Section title={words.statusTitle}>
      {decisions.map((status) => {
        const { trigger, text, submit } = wordsOf[status]
        const own = answer?.intent === `status-${status}` ? answer : undefined
        return (
          <ConfirmForm key={status} intent="status" trigger={trigger} consequence={text} confirmLabel={submit} errors={own?.errors} values={own?.values}>
            <input type="hidden" name="status" value={status} />
            <input type="hidden" name="version" value={entrant.version} />
          </ConfirmForm>
        )
      })}
    </Section>
  )
}

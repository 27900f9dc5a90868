import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EntrantLine } from '#app/services/entries/list-entrants.server.ts'

/** The decisions that can be taken about an entrant now; each with its reason. */
export function StatusForms({ entrant, answer }: { entrant: EntrantLine; answer: { intent: string; errors: FieldErrors; values?: FieldValues } | undefined }) {
  const words = useMessages().imports.entrants
  const out = entrant.status === 'withdrawn' || entrant.status === 'disqualified'
  const decisions = out
    ? ([{ status: 'competed', ...words.reinstate }] as const)
    : ([{ status: 'withdrawn', ...words.withdraw }, { status: 'disqualified', ...words.disqualify }] as const)
  return (
    <Section title={words.statusTitle}>
      {decisions.map(({ status, trigger, text, submit }) => {
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

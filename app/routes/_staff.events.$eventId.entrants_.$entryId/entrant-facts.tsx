import { Masked } from '#app/components/disclosure/masked.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EntrantDetail } from '#app/services/entries/list-entrants.server.ts'

/** Who an entrant is. The whole numbers are shown only after a reason has been given, and only in the answer to that. */
export function EntrantFacts({ entrant, team, mayReveal, revealed, errors }: { entrant: EntrantDetail; team: boolean; mayReveal: boolean; revealed: { identityNumber: string | null; phone: string | null } | null; errors: FieldErrors | undefined }) {
  const m = useMessages()
  const words = m.imports.entrants
  const or = (text: string | null) => text || m.common.absentValue
  return (
    <DescriptionList
      items={[
        { label: words.fields.number, value: entrant.number },
        { label: words.fields.name, value: entrant.name },
        { label: words.fields.identityType, value: or(entrant.identityType && m.terms.identityType[entrant.identityType]) },
        {
          label: words.fields.identityNumber,
          value: entrant.identity ? <Masked masked={entrant.identity} subject={entrant.id} mayReveal={mayReveal} revealed={revealed?.identityNumber ?? null} errors={errors ?? null} /> : m.common.absentValue,
        },
        { label: words.fields.sex, value: or(entrant.sex && m.terms.sex[entrant.sex]) },
        { label: words.fields.phone, value: or(revealed?.phone ?? entrant.phone) },
        { label: words.fields.organisation, value: or(entrant.organisation) },
        { label: words.fields.skillLevel, value: or(entrant.skillLevel && m.terms.skillLevel[entrant.skillLevel]) },
        ...(team ? [{ label: words.fields.team, value: or(entrant.team) }] : []),
        { label: words.status, value: entrant.status === 'competed' ? words.inField : m.terms.entryStatus[entrant.status] },
      ]}
    />
  )
}

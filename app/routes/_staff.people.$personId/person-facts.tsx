import { Masked } from '#app/components/disclosure/masked.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PersonPage } from '#app/services/people/person-page.server.ts'

/** Who a person is. The whole numbers are shown only after a reason has been given, and only in the answer to that. */
export function PersonFacts({ person, mayReveal, revealed, errors }: { person: PersonPage['person']; mayReveal: boolean; revealed: { identityNumber: string | null; phone: string | null; birthDate: string | null } | null; errors: FieldErrors | undefined }) {
  const m = useMessages()
  const words = m.people.facts
  const or = (text: string | null) => text || m.common.absentValue
  return (
    <DescriptionList
      items={[
        { label: words.name, value: person.name },
        { label: words.sex, value: or(person.sex && m.terms.sex[person.sex]) },
        { label: words.identityType, value: or(person.identityType && m.terms.identityType[person.identityType]) },
        {
          label: words.identity,
          value: person.identity ? <Masked masked={person.identity} subject={person.id} mayReveal={mayReveal} revealed={revealed?.identityNumber ?? null} errors={errors ?? null} /> : m.common.absentValue,
        },
        { label: words.birthDate, value: or(revealed?.birthDate ?? (person.birthYear && `${person.birthYear}-**-**`)) },
        { label: words.phone, value: or(revealed?.phone ?? person.phone) },
        { label: words.organisation, value: or(person.organisation) },
        { label: words.account, value: person.account ? words.hasAccount : words.noAccount },
      ]}
    />
  )
}

import { useFetcher } from '@remix-run/react'
import { useState, type FormEvent } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import type { CompetitionTier } from '#db/schema/competitions.ts'
import { NONE } from '#app/services/competitions/none.ts'
import { COMPETITION_TIERS } from '#app/services/competitions/competition-tiers.ts'
import type { PolicySummary } from '#app/services/competitions/policy-summary.ts'

import { Day } from '../format/values.tsx'
import { DateField, FieldSet, SelectField, TextField } from '../forms/fields.tsx'
import { useField } from '../forms/form-state.tsx'
import { DescriptionList } from '../page/description-list.tsx'
import { Notice } from '../page/notice.tsx'
import { PolicyCard } from './policy-card.tsx'

/** Stored values of the form's fields, by field name. */
export type StoredCompetition = Record<string, string | number | null>

/** The facts of a competition, with the units and policies of the region to choose from. */
export function CompetitionFields({ stored, units, policies, frozen = false }: { stored: StoredCompetition; units: string[]; policies: PolicySummary[]; frozen?: boolean }) {
  const m = useMessages()
  const words = m.competitions.form
  return (
    <>
      <FieldSet legend={words.facts} hint={words.factsHint} columns={2}>
        <TextField name="name" label={words.name} stored={stored.name ?? null} extra={{ maxLength: 80 }} />
        <TextField name="nameEn" label={words.nameEn} stored={stored.nameEn ?? null} required={false} extra={{ maxLength: 160, lang: 'en' }} />
        <TextField name="code" label={words.code} stored={stored.code ?? null} extra={{ maxLength: 24, spellCheck: false, autoCapitalize: 'characters' }} />
        <TextField name="year" label={words.year} stored={stored.year ?? null} extra={{ inputMode: 'numeric', maxLength: 4 }} />
      </FieldSet>
      {frozen ? <FrozenFields stored={stored} policies={policies} /> : <PolicyFields stored={stored} policies={policies} />}
      <FieldSet legend={words.units} hint={words.unitHint} columns={2}>
        <UnitField name="organiserName" label={words.organiser} stored={stored.organiserName ?? null} />
        <UnitField name="hostName" label={words.host} stored={stored.hostName ?? null} />
        <TextField name="place" label={words.place} stored={stored.place ?? null} required={false} extra={{ maxLength: 120 }} />
        <datalist id="known-units">
          {units.map((unit) => (
            <option key={unit} value={unit} />
          ))}
        </datalist>
      </FieldSet>
    </>
  )
}

function UnitField({ name, label, stored }: { name: string; label: string; stored: string | number | null }) {
  return <TextField name={name} label={label} stored={stored} required={false} extra={{ maxLength: 80, list: 'known-units' }} />
}

/** What decides promotions, once it stands with the rules: shown, and sent back as it is. */
function FrozenFields({ stored, policies }: { stored: StoredCompetition; policies: PolicySummary[] }) {
  const m = useMessages()
  const words = m.competitions.form
  const policy = policies.find((candidate) => candidate.id === stored.policyId) ?? null
  const competitionClass = stored.competitionClass === 1 || stored.competitionClass === 2 ? m.terms.competitionClass[stored.competitionClass] : words.noClass
  return (
    <>
      <Notice>{words.frozenNotice}</Notice>
      <DescriptionList
        items={[
          { label: words.tier, value: m.terms.tier[stored.tier as CompetitionTier] },
          { label: words.competitionClass, value: competitionClass },
          { label: words.policy, value: policy?.documentNumber ?? words.noPolicy },
          { label: words.finalOn, value: <Day value={String(stored.finalOn)} long /> },
        ]}
      />
      {(['tier', 'competitionClass', 'policyId', 'finalOn'] as const).map((name) => (
        <input key={name} type="hidden" name={name} value={String(stored[name])} />
      ))}
      <DateField name="startsOn" label={words.startsOn} stored={stored.startsOn ?? null} required={false} />
    </>
  )
}

/**
 * Tier, class, policy and the days. The chosen policy is shown as it stands on the day of the final; when that day changes, the page
 * asks the server again, because the rule engine alone says what is in force.
 */
function PolicyFields({ stored, policies }: { stored: StoredCompetition; policies: PolicySummary[] }) {
  const m = useMessages()
  const words = m.competitions.form
  const fetcher = useFetcher<{ policies: PolicySummary[] }>()
  const [policyId, setPolicyId] = useState(useField('policyId', stored.policyId ?? null).value)
  const known = fetcher.data?.policies ?? policies
  const chosen = known.find((policy) => policy.id === policyId) ?? null
  const choices = known.map((policy) => ({ value: policy.id, label: `${policy.documentNumber} ${m.policies.standing[policy.standing]}` }))

  function check(event: FormEvent<HTMLDivElement>) {
    const field = event.target as HTMLInputElement
    if (field.name === 'policyId') setPolicyId(field.value)
    if (field.name === 'finalOn' && /^\d{4}-\d{2}-\d{2}$/.test(field.value)) fetcher.load(`?finalOn=${field.value}`)
  }

  return (
    <div onChange={check}>
      <FieldSet legend={words.tierLegend} hint={words.tierHint} columns={2}>
        <SelectField name="tier" label={words.tier} stored={stored.tier ?? null} choices={COMPETITION_TIERS.map((tier) => ({ value: tier, label: m.terms.tier[tier] }))} />
        <SelectField
          name="competitionClass"
          label={words.competitionClass}
          stored={stored.competitionClass ?? null}
          allowEmpty
          choices={[
            { value: NONE, label: words.noClass },
            { value: '1', label: m.terms.competitionClass[1] },
            { value: '2', label: m.terms.competitionClass[2] },
          ]}
        />
        <DateField name="startsOn" label={words.startsOn} stored={stored.startsOn ?? null} required={false} />
        <DateField name="finalOn" label={words.finalOn} stored={stored.finalOn ?? null} />
        <SelectField name="policyId" label={words.policy} stored={stored.policyId ?? null} allowEmpty choices={[...choices, { value: NONE, label: words.noPolicy }]} />
        <div>{chosen ? <PolicyCard policy={chosen} /> : null}</div>
      </FieldSet>
    </div>
  )
}

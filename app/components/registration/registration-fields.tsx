import { CheckField, FieldSet, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { UploadField } from '#app/components/files/upload-field.tsx'
import type { Messages } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

/** Labels of the registration's fields, for summaries of problems. */
export function registrationLabels(m: Messages): Record<string, string> {
  return m.registration.fields
}

/** Who registers; only where there is no account yet. */
export function RegistrantFields() {
  const m = useMessages()
  const { fields, hints, identity } = m.registration
  return (
    <FieldSet legend={identity}>
      <TextField name="name" label={fields.name} autoComplete="name" extra={{ maxLength: 60 }} />
      <SelectField name="identityType" label={fields.identityType} choices={Object.entries(m.terms.identityType).map(([value, label]) => ({ value, label }))} stored="residentId" />
      <TextField name="identityNumber" label={fields.identityNumber} extra={{ maxLength: 40, spellCheck: false, autoCapitalize: 'characters' }} />
      <TextField name="phone" label={fields.phone} autoComplete="tel" extra={{ maxLength: 30, inputMode: 'tel' }} />
      <TextField name="password" label={fields.password} hint={hints.password} autoComplete="new-password" extra={{ type: 'password' }} />
    </FieldSet>
  )
}

export interface StoredAnswers {
  organisation: string | null
  skillLevel: string | null
  levelCertificate: string | null
  insured: boolean
  hasPhoto: boolean
}

/** What is asked of everybody: unit, level, insurance and photograph; in a correction one more paper. */
export function AnswerFields({ stored, team, evidence = false }: { stored: StoredAnswers; team: { stored: string | null } | null; evidence?: boolean }) {
  const m = useMessages()
  const { fields, hints } = m.registration
  return (
    <>
      <TextField name="organisation" label={fields.organisation} hint={hints.organisation} required={false} stored={stored.organisation} autoComplete="organization" extra={{ maxLength: 110 }} />
      {team ? <TeamField stored={team.stored} /> : null}
      <LevelFields stored={stored} />
      <CheckField name="insured" label={fields.insured} stored={stored.insured} />
      <PhotoField hasPhoto={stored.hasPhoto} />
      {evidence ? <EvidenceField /> : null}
    </>
  )
}

export function TeamField({ stored }: { stored: string | null }) {
  return <TextField name="team" label={useMessages().registration.fields.team} required={false} stored={stored} extra={{ maxLength: 110 }} />
}

export function LevelFields({ stored }: { stored: Pick<StoredAnswers, 'skillLevel' | 'levelCertificate'> }) {
  const m = useMessages()
  const { fields, hints } = m.registration
  return (
    <>
      <SelectField name="skillLevel" label={fields.skillLevel} hint={hints.skillLevel} choices={Object.entries(m.terms.skillLevel).map(([value, label]) => ({ value, label }))} stored={stored.skillLevel} allowEmpty />
      <TextField name="levelCertificate" label={fields.levelCertificate} hint={hints.levelCertificate} required={false} stored={stored.levelCertificate} extra={{ maxLength: 40, spellCheck: false }} />
    </>
  )
}

export function PhotoField({ hasPhoto }: { hasPhoto: boolean }) {
  const { fields, hints } = useMessages().registration
  return <UploadField name="photo" label={fields.photo} kind="portrait" hint={hasPhoto ? hints.photoKept : hints.photo} />
}

/** A paper that proves what a correction says. */
export function EvidenceField() {
  const { fields, hints } = useMessages().registration
  return <UploadField name="evidence" label={fields.evidence} kind="evidence" hint={hints.evidence} />
}

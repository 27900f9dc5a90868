import { FieldSet, FormActions, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PolicySummary } from '#app/services/competitions/policy-summary.ts'
import type { SettingsValues } from '#app/services/admin/region-settings.server.ts'

import { PatternField } from './pattern-field.tsx'
import { PolicyChoices } from './policy-choices.tsx'
import classes from './settings.module.css'

export interface SettingsAnswer {
  errors: FieldErrors
  values: FieldValues
  policyIds: string[] | undefined
  /** What somebody else has stored meanwhile. */
  stored: SettingsValues | null
}

/** Everything a bureau sets itself, as one form over one version. */
export function SettingsForm({ region, policies, year, answer }: { region: { id: string; version: number; values: SettingsValues }; policies: PolicySummary[]; year: number; answer: SettingsAnswer | undefined }) {
  const m = useMessages().settings
  const labels = { issuerName: m.issuerName, shortName: m.shortName, certificateNumberPattern: m.pattern }
  const now = (name: keyof typeof labels, hint: string) => {
    const stored = answer?.stored?.[name]
    return stored === undefined || stored === answer?.values[name] ? hint : `${hint} ${m.storedNow(stored)}`
  }
  return (
    <PostForm intent="save" errors={answer?.errors} values={answer?.values} labels={labels}>
      <input type="hidden" name="regionId" value={region.id} />
      {/* The loader runs again after a refusal, so the next try is made over the version it read. */}
      <input type="hidden" name="version" value={region.version} />
      <FieldSet legend={m.certificates} hint={m.certificatesHint}>
        <TextField name="issuerName" label={labels.issuerName} hint={now('issuerName', m.issuerNameHint)} stored={region.values.issuerName} required extra={{ maxLength: 60, lang: 'zh-CN' }} />
        <TextField name="shortName" label={labels.shortName} hint={now('shortName', m.shortNameHint)} stored={region.values.shortName} required extra={{ maxLength: 12, lang: 'zh-CN' }} />
        <PatternField label={labels.certificateNumberPattern} hint={now('certificateNumberPattern', m.patternHint)} stored={region.values.certificateNumberPattern} year={year} />
      </FieldSet>
      <PolicyChoices policies={policies} chosen={answer?.policyIds ?? region.values.policyIds} />
      <FormActions>
        <SubmitButton intent="save">{m.save}</SubmitButton>
        <span className={classes.version}>{m.version(region.version)}</span>
      </FormActions>
    </PostForm>
  )
}

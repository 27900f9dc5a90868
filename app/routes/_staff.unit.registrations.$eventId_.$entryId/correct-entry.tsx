import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'

import { CheckField, FieldSet, FormActions, TextField } from '#app/components/forms/fields.tsx'
import type { FieldErrors, FieldValues } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Findings } from '#app/components/registration/findings.tsx'
import { EvidenceField, LevelFields, PhotoField, registrationLabels, TeamField } from '#app/components/registration/registration-fields.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { MOST_EVIDENCE } from '#app/services/registration/most-evidence.ts'
import type { UnitEntryPage } from '#app/services/registration/unit-entry.server.ts'

import classes from './correct-entry.module.css'

interface CorrectEntryProps extends Pick<UnitEntryPage, 'entry' | 'findings' | 'renames'> {
  team: boolean
  /** How many papers are there already. */
  files: number
  answer?: { errors: FieldErrors; values: FieldValues } | undefined
}

/** What the organiser remarked, and beside it the fields it is about. */
export function CorrectEntry({ entry, team, renames, findings, files, answer }: CorrectEntryProps) {
  const m = useMessages()
  const words = m.unitRegistration
  const { fields } = m.registration
  return (
    <div className={classes.sides}>
      <aside className={classes.remark}>
        <Notice tone="attention" title={m.registration.own.note}>
          {entry.note ?? words.noRemark}
        </Notice>
        <Findings findings={findings} />
        {entry.photoFileId ? <img src={paths.file(entry.photoFileId)} alt={fields.photo} className={classes.photo} /> : null}
      </aside>
      <PostForm intent="correct" encType="multipart/form-data" errors={answer?.errors} values={answer?.values} labels={registrationLabels(m)}>
        <input type="hidden" name="version" value={entry.version} />
        <FieldSet legend={words.correctTitle} hint={renames ? words.identityHint : words.nameHint}>
          {renames ? <TextField name="name" label={fields.name} stored={entry.name} extra={{ maxLength: 60 }} /> : null}
          <TextField name="phone" label={fields.phone} hint={words.phoneHint} required={false} extra={{ maxLength: 30, inputMode: 'tel' }} />
          {team ? <TeamField stored={entry.team} /> : null}
          <LevelFields stored={entry} />
          <CheckField name="insured" label={words.insured} stored={entry.insured} />
          <PhotoField hasPhoto={entry.photoFileId !== null} />
          {files < MOST_EVIDENCE ? <EvidenceField /> : null}
        </FieldSet>
        <FormActions>
          <SubmitButton intent="correct">{m.registration.own.correct}</SubmitButton>
          <Button component={Link} to=".." relative="path" variant="default">
            {m.common.cancel}
          </Button>
        </FormActions>
      </PostForm>
    </div>
  )
}

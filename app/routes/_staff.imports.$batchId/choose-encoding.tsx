import { ChoiceField, FormActions } from '#app/components/forms/fields.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EncodingSample } from '#app/services/workbooks/workbook.ts'

import classes from './preview.module.css'

/** The first lines of a text file in each encoding it could be; a person sees at once which one reads right. */
export function ChooseEncoding({ version, samples, errors }: { version: number; samples: EncodingSample[]; errors: FieldErrors | undefined }) {
  const words = useMessages().imports
  return (
    <Section title={words.chooseEncoding.title} note={words.chooseEncoding.text}>
      <PostForm intent="encoding" errors={errors}>
        <input type="hidden" name="version" value={version} />
        <div className={classes.samples}>
          {samples.map((sample) => (
            <figure key={sample.encoding} className={classes.sample}>
              <figcaption>{words.encodings[sample.encoding]}</figcaption>
              <pre>{sample.lines.join('\n')}</pre>
            </figure>
          ))}
        </div>
        <ChoiceField name="encoding" label={words.chooseEncoding.title} choices={samples.map(({ encoding }) => ({ value: encoding, label: words.encodings[encoding] }))} />
        <FormActions>
          <SubmitButton intent="encoding">{words.chooseEncoding.confirm}</SubmitButton>
        </FormActions>
      </PostForm>
    </Section>
  )
}

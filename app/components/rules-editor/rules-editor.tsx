import { useMemo } from 'react'

import { FormActions } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { useLeaveWarning } from '#app/components/forms/use-leave-warning.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PromotionTerms } from '#app/services/competitions/promotion-terms.ts'
import { draftFromRules, type RulesDraft } from '#app/services/competitions/rules-draft.ts'

import { AwardRows } from './award-rows.tsx'
import { DraftSelect } from './draft-fields.tsx'
import { EDITOR_INTENT, useDraft } from './draft-state.ts'
import { pathLabels } from './path-labels.ts'
import { PartRows } from './part-rows.tsx'
import { ReadingRows } from './reading-rows.tsx'
import { MetricRows, TieBreakRows } from './tie-break-rows.tsx'
import { TemplateChoice } from './template-choice.tsx'
import classes from './rules-editor.module.css'

export interface EditorAnswer {
  draft: RulesDraft
  errors: Record<string, string>
}

/**
 * Edits the rules of an event as one form. Every field is an ordinary named field, so that what is on the screen is what is sent;
 * the weights are added up while they are typed, everything else is judged by the server when saving.
 */
export function RulesEditor({ rules, version, terms, answer, saveLabel, templates = true }: { rules: Parameters<typeof draftFromRules>[0]; version: number; terms: PromotionTerms | null; answer: EditorAnswer | undefined; saveLabel: string; templates?: boolean }) {
  const m = useMessages()
  const words = m.eventRules.editor
  const stored = useMemo(() => draftFromRules(rules), [rules])
  const { errors, dirty, replace, ...editor } = useDraft(stored, answer)
  const { draft, edit } = editor
  useLeaveWarning(dirty, words.leaveWarning)
  return (
    <>
      {templates ? <TemplateChoice onUse={replace} /> : null}
      <PostForm intent={EDITOR_INTENT} errors={errors} labels={pathLabels(m, draft, Object.keys(errors))} look="bare">
        <input type="hidden" name="version" value={version} />
        <PartRows {...editor} />
        <MetricRows {...editor} />
        <TieBreakRows {...editor} />
        <AwardRows {...editor} />
        <section className={classes.section}>
          <h2>{words.general}</h2>
          <div className={classes.general}>
            <DraftSelect
              path="format"
              label={words.format}
              value={draft.format}
              onChange={(format) => edit('format', (old) => ({ ...old, format }))}
              options={(['individual', 'team'] as const).map((format) => ({ value: format, label: m.terms.format[format] }))}
            />
            <DraftSelect
              path="decimals"
              label={words.decimals}
              value={draft.decimals}
              onChange={(decimals) => edit('decimals', (old) => ({ ...old, decimals }))}
              options={[0, 1, 2].map((count) => ({ value: String(count), label: words.decimalsOption(count) }))}
            />
          </div>
        </section>
        <ReadingRows {...editor} terms={terms} />
        <div className={classes.bar}>
          <FormActions>
            <SubmitButton intent={EDITOR_INTENT}>{saveLabel}</SubmitButton>
            <span className={classes.unsaved} role="status">
              {dirty ? words.unsaved : null}
            </span>
          </FormActions>
        </div>
      </PostForm>
    </>
  )
}

import { useMessages } from '#app/messages/use-messages.tsx'
import { addAward, removeAward } from '#app/services/competitions/draft-changes.ts'
import type { AwardDraft } from '#app/services/competitions/rules-draft.ts'

import { DraftCheck, DraftSelect, DraftText, ListProblem, RowButton } from './draft-fields.tsx'
import type { DraftEditor } from './draft-state.ts'
import { EditorSection } from './editor-section.tsx'
import classes from './rules-editor.module.css'

/** The awards from the highest down, each by a number of places or a share of the field. */
export function AwardRows({ draft, edit, restructure }: DraftEditor) {
  const words = useMessages().eventRules.editor
  return (
    <EditorSection title={words.awards} hint={words.awardsHint} adds={[{ label: words.addAward, act: () => restructure('awards', addAward(draft), `awards[${draft.awards.length}].name`) }]}>
      {draft.awards.length === 0 ? <p className={classes.none}>{words.noAwards}</p> : null}
      {draft.awards.map((award, index) => (
        <AwardRow
          key={award.key}
          award={award}
          index={index}
          set={(field, change) => edit(`awards[${index}].${field}`, (old) => ({ ...old, awards: old.awards.map((row, place) => (place === index ? { ...row, ...change } : row)) }))}
          remove={() => restructure('awards', removeAward(draft, index), null)}
        />
      ))}
      <ListProblem path="awards" />
    </EditorSection>
  )
}

function AwardRow({ award, index, set, remove }: { award: AwardDraft; index: number; set: (field: string, change: Partial<AwardDraft>) => void; remove: () => void }) {
  const words = useMessages().eventRules.editor
  const at = `awards[${index}]`
  const shown = award.name || words.award(index + 1)
  const byShare = award.by === 'share'
  return (
    <fieldset className={classes.row}>
      <legend className="visually-hidden">{shown}</legend>
      <input type="hidden" name={`${at}.key`} value={award.key} />
      <div className={classes.awardFields}>
        <DraftText path={`${at}.name`} label={words.name} value={award.name} onChange={(name) => set('name', { name })} />
        <DraftText path={`${at}.nameEn`} label={words.nameEn} value={award.nameEn} onChange={(nameEn) => set('nameEn', { nameEn })} optional />
        <DraftSelect
          path={`${at}.by`}
          label={words.by}
          value={award.by}
          onChange={(by) => set('share', { by })}
          options={[
            { value: 'count', label: words.byCount },
            { value: 'share', label: words.byShare },
          ]}
        />
        {byShare ? (
          <DraftText path={`${at}.share`} label={words.share} value={award.share} onChange={(share) => set('share', { share })} unit="%" short />
        ) : (
          <DraftText path={`${at}.count`} label={words.count} value={award.count} onChange={(count) => set('count', { count })} short />
        )}
        {byShare ? (
          <DraftSelect
            path={`${at}.rounding`}
            label={words.rounding}
            value={award.rounding}
            onChange={(rounding) => set('rounding', { rounding })}
            options={[
              { value: 'floor', label: words.floor },
              { value: 'halfUp', label: words.halfUp },
              { value: 'ceil', label: words.ceil },
            ]}
          />
        ) : (
          <span />
        )}
        <RowButton label={words.removeAward(shown)} symbol="×" onClick={remove} />
      </div>
      {byShare ? <DraftCheck path={`${at}.cumulative`} label={words.cumulative} value={award.cumulative} onChange={(cumulative) => set('cumulative', { cumulative })} /> : null}
    </fieldset>
  )
}

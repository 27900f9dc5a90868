import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { addMetric, addTieBreak, freeTieBreaks, moveTieBreak, removeMetric, removeTieBreak } from '#app/services/competitions/draft-changes.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { RULE_NAMES } from '#app/services/competitions/event-templates.ts'
import type { MetricDraft, TieBreakDraft } from '#app/services/competitions/rules-draft.ts'

import { DraftSelect, DraftText, ListProblem, RowButton } from './draft-fields.tsx'
import type { DraftEditor } from './draft-state.ts'
import { EDITOR_INTENT } from './draft-state.ts'
import { EditorSection } from './editor-section.tsx'
import classes from './rules-editor.module.css'

/** What separates equal totals, in order. A row is moved by its own buttons, which keep the focus with it. */
export function TieBreakRows({ draft, edit, restructure }: DraftEditor) {
  const words = useMessages().eventRules.editor
  const locale = useLocale()
  const options = [...draft.parts, ...draft.metrics].map((item) => ({ value: item.key, label: nameIn(locale, item) || item.key }))
  const set = (index: number, change: Partial<TieBreakDraft>) =>
    edit(`tieBreaks[${index}].key`, (old) => ({ ...old, tieBreaks: old.tieBreaks.map((row, place) => (place === index ? { ...row, ...change } : row)) }))
  const move = (index: number, by: -1 | 1) => {
    const to = index + by
    // At either end the button that was pressed is of no more use; the focus goes to the other one.
    const button = to === 0 ? 'down' : to === draft.tieBreaks.length - 1 ? 'up' : by < 0 ? 'up' : 'down'
    restructure('tieBreaks', moveTieBreak(draft, index, by), `tieBreaks[${to}].${button}`)
  }
  return (
    <EditorSection
      title={words.tieBreaks}
      hint={words.tieBreaksHint}
      adds={freeTieBreaks(draft).length > 0 ? [{ label: words.addTieBreak, act: () => restructure('tieBreaks', addTieBreak(draft), `tieBreaks[${draft.tieBreaks.length}].key`) }] : []}
    >
      {draft.tieBreaks.length === 0 ? <p className={classes.none}>{words.noTieBreaks}</p> : null}
      <ol className={classes.ordered}>
        {draft.tieBreaks.map((row, index) => {
          const at = `tieBreaks[${index}]`
          const name = options.find((option) => option.value === row.key)?.label ?? row.key
          return (
            <li key={row.key} className={classes.tieBreak}>
              <span className={classes.place}>{index + 1}</span>
              <DraftSelect path={`${at}.key`} label={words.tieBreakKey} value={row.key} onChange={(key) => set(index, { key })} options={options} />
              <DraftSelect
                path={`${at}.direction`}
                label={words.direction}
                value={row.direction}
                onChange={(direction) => set(index, { direction })}
                options={[
                  { value: 'desc', label: words.desc },
                  { value: 'asc', label: words.asc },
                ]}
              />
              <RowButton id={`${EDITOR_INTENT}-tieBreaks-${index}-up`} label={words.moveUp(name)} symbol="↑" onClick={() => move(index, -1)} disabled={index === 0} />
              <RowButton id={`${EDITOR_INTENT}-tieBreaks-${index}-down`} label={words.moveDown(name)} symbol="↓" onClick={() => move(index, 1)} disabled={index === draft.tieBreaks.length - 1} />
              <RowButton label={words.removeTieBreak(name)} symbol="×" onClick={() => restructure('tieBreaks', removeTieBreak(draft, index), null)} />
            </li>
          )
        })}
      </ol>
      <ListProblem path="tieBreaks" />
    </EditorSection>
  )
}

/** Numbers beside the marks, such as the time; they separate equal totals and never count. */
export function MetricRows({ draft, edit, restructure }: DraftEditor) {
  const words = useMessages().eventRules.editor
  const set = (index: number, field: keyof MetricDraft, value: string) =>
    edit(`metrics[${index}].${field}`, (old) => ({ ...old, metrics: old.metrics.map((row, place) => (place === index ? { ...row, [field]: value } : row)) }))
  return (
    <EditorSection
      title={words.metrics}
      hint={words.metricsHint}
      adds={[{ label: words.addMetric, act: () => restructure('metrics', addMetric(draft, RULE_NAMES.seconds), `metrics[${draft.metrics.length}].name`) }]}
    >
      {draft.metrics.length === 0 ? <p className={classes.none}>{words.noMetrics}</p> : null}
      {draft.metrics.map((metric, index) => {
        const at = `metrics[${index}]`
        return (
          <fieldset key={metric.key} className={classes.row}>
            <legend className="visually-hidden">{metric.name || words.newMetric(index + 1)}</legend>
            <input type="hidden" name={`${at}.key`} value={metric.key} />
            <div className={classes.metricFields}>
              <DraftText path={`${at}.name`} label={words.name} value={metric.name} onChange={(value) => set(index, 'name', value)} />
              <DraftText path={`${at}.nameEn`} label={words.nameEn} value={metric.nameEn} onChange={(value) => set(index, 'nameEn', value)} optional />
              <DraftText path={`${at}.unit`} label={words.unit} value={metric.unit} onChange={(value) => set(index, 'unit', value)} />
              <RowButton label={words.removeMetric(metric.name || words.newMetric(index + 1))} symbol="×" onClick={() => restructure('metrics', removeMetric(draft, index), null)} />
            </div>
          </fieldset>
        )
      })}
    </EditorSection>
  )
}

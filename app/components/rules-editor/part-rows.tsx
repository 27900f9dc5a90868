import { useMessages } from '#app/messages/use-messages.tsx'
import { addPart, removePart, type PartKind } from '#app/services/competitions/draft-changes.ts'
import { RULE_NAMES } from '#app/services/competitions/event-templates.ts'
import { candidateFromDraft, type PartDraft, type RulesDraft } from '#app/services/competitions/rules-draft.ts'
import { FULL_WEIGHT, sumOfWeights } from '#app/services/competitions/rule-problems.ts'

import { DraftCheck, DraftText, ListProblem, RowButton } from './draft-fields.tsx'
import type { DraftEditor } from './draft-state.ts'
import { EditorSection } from './editor-section.tsx'
import classes from './rules-editor.module.css'

/** The parts with their weights, which are added up while they are typed. */
export function PartRows({ draft, restructure, edit }: DraftEditor) {
  const m = useMessages()
  const words = m.eventRules.editor
  const has = (key: string) => draft.parts.some((part) => part.key === key)
  const add = (kind: PartKind, names: { name: string; nameEn: string }) => restructure('parts', addPart(draft, kind, names), `parts[${draft.parts.length}].name`)
  return (
    <EditorSection
      title={words.parts}
      hint={words.partsHint}
      adds={[
        ...(has('theory') ? [] : [{ label: words.addTheory, act: () => add('theory', RULE_NAMES.theory) }]),
        ...(has('practical') ? [] : [{ label: words.addPractical, act: () => add('practical', RULE_NAMES.practical) }]),
        { label: words.addPart, act: () => add('other', { name: '', nameEn: '' }) },
      ]}
    >
      {draft.parts.map((part, index) => (
        <PartRow key={part.key} part={part} index={index} edit={edit} remove={() => restructure('parts', removePart(draft, index), null)} onlyOne={draft.parts.length === 1} />
      ))}
      <WeightSum draft={draft} />
      <ListProblem path="parts" />
    </EditorSection>
  )
}

function PartRow({ part, index, edit, remove, onlyOne }: { part: PartDraft; index: number; edit: DraftEditor['edit']; remove: () => void; onlyOne: boolean }) {
  const m = useMessages()
  const words = m.eventRules.editor
  const at = `parts[${index}]`
  const set = (change: Partial<PartDraft>, field: string) => edit(`${at}.${field}`, (draft) => ({ ...draft, parts: draft.parts.map((old, place) => (place === index ? { ...old, ...change } : old)) }))
  const shown = part.name || words.part(index + 1)
  return (
    <fieldset className={classes.row}>
      <legend className="visually-hidden">{shown}</legend>
      <input type="hidden" name={`${at}.key`} value={part.key} />
      <div className={classes.partFields}>
        <DraftText path={`${at}.name`} label={words.name} value={part.name} onChange={(name) => set({ name }, 'name')} />
        <DraftText path={`${at}.nameEn`} label={words.nameEn} value={part.nameEn} onChange={(nameEn) => set({ nameEn }, 'nameEn')} optional />
        <DraftText path={`${at}.weight`} label={words.weight} value={part.weight} onChange={(weight) => set({ weight }, 'weight')} unit="%" short />
        <DraftText path={`${at}.passMark`} label={words.passMark} value={part.passMark} onChange={(passMark) => set({ passMark }, 'passMark')} short />
        <DraftText path={`${at}.maximum`} label={words.maximum} value={part.maximum} onChange={(maximum) => set({ maximum }, 'maximum')} short />
        <RowButton label={words.removePart(shown)} symbol="×" onClick={remove} disabled={onlyOne} />
      </div>
      <DraftCheck path={`${at}.hasPanel`} label={words.hasPanel} value={part.hasPanel} onChange={(hasPanel) => set({ hasPanel }, 'panel')} />
      {part.hasPanel ? <PanelFields at={at} panel={part.panel} set={(panel, field) => set({ panel }, `panel.${field}`)} /> : null}
    </fieldset>
  )
}

function PanelFields({ at, panel, set }: { at: string; panel: PartDraft['panel']; set: (panel: PartDraft['panel'], field: string) => void }) {
  const words = useMessages().eventRules.editor
  const field = (name: keyof PartDraft['panel'], label: string) => (
    <DraftText path={`${at}.panel.${name}`} label={label} value={panel[name]} onChange={(value) => set({ ...panel, [name]: value }, name)} short />
  )
  const used = Number(panel.judges) - Number(panel.dropHigh) - Number(panel.dropLow)
  return (
    <div className={classes.panelFields}>
      {field('judges', words.judges)}
      {field('dropHigh', words.dropHigh)}
      {field('dropLow', words.dropLow)}
      {field('minimumJudges', words.minimumJudges)}
      {field('decimals', words.panelDecimals)}
      <p className={classes.note}>
        {used >= 1 ? words.panelExample(used) : null} {words.minimumHint}
      </p>
    </div>
  )
}

/** Adds the weights up as they stand, in whole hundredths of a per cent. */
function WeightSum({ draft }: { draft: RulesDraft }) {
  const words = useMessages().eventRules.editor
  const sum = sumOfWeights(candidateFromDraft(draft).parts)
  const percent = (basisPoints: number) => String(basisPoints / 100)
  const verdict = sum === FULL_WEIGHT ? words.weightOk : sum < FULL_WEIGHT ? words.weightLess(percent(FULL_WEIGHT - sum)) : words.weightMore(percent(sum - FULL_WEIGHT))
  return (
    <p className={classes.sum} role="status" data-off={sum === FULL_WEIGHT ? undefined : ''}>
      {words.weightSum(percent(sum))} <strong>{verdict}</strong>
    </p>
  )
}

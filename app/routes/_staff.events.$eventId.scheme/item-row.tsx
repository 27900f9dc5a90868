import { itemWords } from '#app/services/schemes/item-words.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { SCHEME_METHODS, type DraftItem, type DraftProblem, type SchemeMethod } from '#app/services/schemes/scheme-draft.ts'
import type { SchemeItem } from '#scoring/schemes/scheme.ts'

import { problemSentence } from './problem-sentence.ts'
import { Cell, Choice, RowActs } from './cells.tsx'
import classes from './scheme-editor.module.css'

export interface ItemRowProps {
  item: DraftItem
  /** The item as it is read, for its formula in words; only right while it has no problem of its own. */
  read: SchemeItem
  problems: readonly DraftProblem[]
  first: boolean
  last: boolean
  onEdit: (patch: Partial<DraftItem>) => void
  onMove: (by: -1 | 1) => void
  onRemove: () => void
}

/** One item: what it is and brings in a first line, how it becomes a mark in a second, and what is wrong beside it. */
export function ItemRow({ item, read, problems, first, last, onEdit, onMove, onRemove }: ItemRowProps) {
  const m = useMessages()
  const words = m.schemes.editor
  const name = item.name || item.code || words.unnamed
  const set = (field: 'code' | 'name' | 'marks' | 'unit' | 'rule') => (value: string) => onEdit({ [field]: value })
  const formula = item.method === 'range' || item.method === 'step' || item.method === 'linear' ? item.method : null
  const readable = !problems.some(({ code }) => code === 'ruleUnreadable' || code === 'marksUnreadable' || code === 'perTimeUnreadable')
  return (
    <li className={classes.item} data-row={item.key} data-problem={problems.length > 0 ? '' : undefined}>
      <div className={classes.line}>
        <Cell field="code" label={words.code} value={item.code} onChange={set('code')} maxLength={12} />
        <Cell field="name" label={words.itemName} value={item.name} onChange={set('name')} maxLength={200} />
        <Choice field="method" label={words.method} value={item.method} onChange={(method) => onEdit({ method: method as SchemeMethod })} options={SCHEME_METHODS.map((value) => ({ value, label: m.schemes.method[value] }))} />
        <Cell field="marks" label={item.method === 'deduction' ? words.mostTaken : words.marks} value={item.marks} onChange={set('marks')} number />
        <RowActs name={name} first={first} last={last} onMove={onMove} onRemove={onRemove} />
      </div>
      {item.method === 'judgement' ? (
        <div className={classes.benchmarks}>
          {item.benchmarks.map((sentence, value) => (
            <Cell
              key={value}
              field={`benchmark${value}`}
              label={words.benchmark(value)}
              shown={String(value)}
              value={sentence}
              maxLength={300}
              onChange={(text) => onEdit({ benchmarks: item.benchmarks.map((old, at) => (at === value ? text : old)) as DraftItem['benchmarks'] })}
            />
          ))}
        </div>
      ) : (
        <div className={classes.detail}>
          <Choice field="judgedBy" label={words.judgedBy} value={item.judgedBy} onChange={(judgedBy) => onEdit({ judgedBy: judgedBy as DraftItem['judgedBy'] })} options={(['group', 'each'] as const).map((value) => ({ value, label: m.schemes.judgedBy[value] }))} />
          {item.method === 'deduction' ? <Cell field="rule" label={words.perTime} shown={words.perTime} value={item.rule} onChange={set('rule')} number /> : null}
          {formula ? (
            <>
              <Cell field="unit" label={words.unit} shown={words.unit} value={item.unit} onChange={set('unit')} maxLength={16} />
              <Choice field="decimals" label={words.decimals} shown={words.decimals} value={item.decimals} onChange={(decimals) => onEdit({ decimals: decimals as DraftItem['decimals'] })} options={['0', '1', '2', '3'].map((value) => ({ value, label: value }))} />
              <Cell field="rule" label={words.rule} shown={words.rule} value={item.rule} onChange={set('rule')} maxLength={1_000} placeholder={words.ruleHint[formula]} />
            </>
          ) : null}
          {readable && (formula === null || item.rule.trim() !== '') ? <p className={classes.words}>{itemWords(m, read)}</p> : null}
        </div>
      )}
      {problems.length > 0 ? <p className={classes.problem}>{problems.map((problem) => problemSentence(m, problem)).join(' ')}</p> : null}
    </li>
  )
}

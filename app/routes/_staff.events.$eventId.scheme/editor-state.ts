import { useMemo, useState } from 'react'
import { emptyItem, readSchemeDraft, type DraftCriterion, type DraftItem, type SchemeDraft } from '#app/services/schemes/scheme-draft.ts'

const freshKey = () => crypto.randomUUID().slice(0, 8)
const LETTERS = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'

/** The next free letter of a criterion, and the next code within one: A1, A2. */
const nextLetter = (criteria: readonly DraftCriterion[]) => [...LETTERS].find((letter) => criteria.every((criterion) => criterion.letter !== letter)) ?? ''
function nextCode({ letter, items }: DraftCriterion): string {
  const numbers = items.flatMap(({ code }) => (code.startsWith(letter) ? Number(code.slice(letter.length)) || 0 : []))
  return `${letter}${Math.max(0, ...numbers) + 1}`
}

function moved<T>(list: readonly T[], at: number, by: number): T[] {
  const to = at + by
  if (at < 0 || to < 0 || to >= list.length) return [...list]
  const copy = [...list]
  copy.splice(to, 0, ...copy.splice(at, 1))
  return copy
}

/** The tree as it is typed, what is wrong with it, and the acts on it. A row that is added tells its key, so that the focus can follow. */
export function useSchemeEditor(stored: SchemeDraft, imported: SchemeDraft | null, fullMark: number) {
  const [draft, setDraft] = useState(imported ?? stored)
  const read = useMemo(() => readSchemeDraft(draft, fullMark), [draft, fullMark])
  const change = (edit: (criteria: DraftCriterion[]) => DraftCriterion[]) => setDraft((old) => ({ criteria: edit(old.criteria) }))
  const inCriterion = (key: string, edit: (criterion: DraftCriterion) => DraftCriterion) => change((criteria) => criteria.map((criterion) => (criterion.key === key ? edit(criterion) : criterion)))
  const holder = (itemKey: string) => draft.criteria.find(({ items }) => items.some(({ key }) => key === itemKey))
  return {
    draft,
    read,
    dirty: draft !== stored,
    editCriterion: (key: string, patch: Partial<DraftCriterion>) => inCriterion(key, (criterion) => ({ ...criterion, ...patch })),
    editItem: (key: string, patch: Partial<DraftItem>) => change((criteria) => criteria.map((criterion) => ({ ...criterion, items: criterion.items.map((item) => (item.key === key ? { ...item, ...patch } : item)) }))),
    addCriterion(): string {
      const key = freshKey()
      change((criteria) => [...criteria, { key, letter: nextLetter(criteria), name: '', marks: '', items: [] }])
      return key
    },
    addItem(criterionKey: string): string {
      const key = freshKey()
      // Most items are like the one before: its way of marking is where the next one starts.
      inCriterion(criterionKey, (criterion) => {
        const last = criterion.items.at(-1)
        return { ...criterion, items: [...criterion.items, { ...emptyItem(key, nextCode(criterion), last?.method), ...(last ? { unit: last.unit, decimals: last.decimals, judgedBy: last.judgedBy } : {}) }] }
      })
      return key
    },
    moveItem(key: string, by: -1 | 1) {
      const from = holder(key)
      if (from) inCriterion(from.key, (criterion) => ({ ...criterion, items: moved(criterion.items, criterion.items.findIndex((item) => item.key === key), by) }))
    },
    removeItem: (key: string) => change((criteria) => criteria.map((criterion) => ({ ...criterion, items: criterion.items.filter((item) => item.key !== key) }))),
    moveCriterion: (key: string, by: -1 | 1) => change((criteria) => moved(criteria, criteria.findIndex((criterion) => criterion.key === key), by)),
    removeCriterion: (key: string) => change((criteria) => criteria.filter((criterion) => criterion.key !== key)),
  }
}

export type SchemeEditorState = ReturnType<typeof useSchemeEditor>

import { useEffect, useMemo, useRef, useState } from 'react'

import { fieldId } from '#app/components/forms/form-state.tsx'
import type { RulesDraft } from '#app/services/competitions/rules-draft.ts'

/** What the parts of the editor share. */
export interface DraftEditor {
  draft: RulesDraft
  /** Changes one field; the server's word on it no longer stands. */
  edit: (path: string, change: (draft: RulesDraft) => RulesDraft) => void
  /** Adds, removes or moves rows: the server's words on that list no longer fit. `focus` is the field or element that is next. */
  restructure: (list: string, draft: RulesDraft, focus: string | null) => void
}

export interface DraftState extends DraftEditor {
  /** The server's messages that still stand, by path. */
  errors: Record<string, string>
  /** Whether the draft differs from what is stored. */
  dirty: boolean
  replace: (draft: RulesDraft) => void
}

/** Name under which the editor's form leads the ids of its fields. */
export const EDITOR_INTENT = 'saveRules'

/** The draft being worked on, with the server's last answer as far as it still holds. */
export function useDraft(stored: RulesDraft, answer: { draft: RulesDraft; errors: Record<string, string> } | undefined): DraftState {
  const [draft, setDraft] = useState(answer?.draft ?? stored)
  const [errors, setErrors] = useState(answer?.errors ?? {})
  const focus = useRef<string | null>(null)

  useEffect(() => setErrors(answer?.errors ?? {}), [answer])
  useEffect(() => {
    if (focus.current === null) return
    document.getElementById(focus.current)?.focus()
    focus.current = null
  }, [draft])

  const drop = (stale: (path: string) => boolean) => setErrors((old) => Object.fromEntries(Object.entries(old).filter(([path]) => !stale(path))))
  const dirty = useMemo(() => JSON.stringify(draft) !== JSON.stringify(stored), [draft, stored])
  return {
    draft,
    errors,
    dirty,
    edit: (path, change) => {
      setDraft(change)
      drop((old) => old === path || (path.includes('weight') && old === 'parts'))
    },
    restructure: (list, next, nextFocus) => {
      focus.current = nextFocus === null ? null : fieldId(EDITOR_INTENT, nextFocus)
      setDraft(next)
      drop((old) => old.startsWith(list) || old.startsWith('tieBreaks'))
    },
    replace: (next) => {
      setDraft(next)
      setErrors({})
    },
  }
}

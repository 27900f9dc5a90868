import { useState } from 'react'

import { useMessages } from '#app/messages/use-messages.tsx'
import { EVENT_TEMPLATES, type EventTemplateKey } from '#app/services/competitions/event-templates.ts'
import { draftFromRules, type RulesDraft } from '#app/services/competitions/rules-draft.ts'

import classes from './rules-editor.module.css'

/** Starts over from a template. Nothing is saved by it. */
export function TemplateChoice({ onUse }: { onUse: (draft: RulesDraft) => void }) {
  const m = useMessages().eventRules
  const [key, setKey] = useState<EventTemplateKey>(EVENT_TEMPLATES[0]!.key)
  const chosen = EVENT_TEMPLATES.find((template) => template.key === key)
  return (
    <details className={classes.template}>
      <summary>{m.editor.fromTemplate}</summary>
      <div className={classes.templateBody}>
        <label htmlFor="rules-template">{m.editor.fromTemplateHint}</label>
        <select id="rules-template" value={key} onChange={(event) => setKey(event.currentTarget.value as EventTemplateKey)}>
          {EVENT_TEMPLATES.map((template) => (
            <option key={template.key} value={template.key}>
              {m.template[template.key]}
            </option>
          ))}
        </select>
        <button type="button" className={classes.add} onClick={() => chosen && onUse(draftFromRules(chosen.rules))}>
          {m.editor.useTemplate}
        </button>
        <p className={classes.note}>{m.templateNote[key]}</p>
      </div>
    </details>
  )
}

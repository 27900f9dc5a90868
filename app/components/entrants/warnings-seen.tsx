import { CheckField } from '#app/components/forms/fields.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'

/** What has to be looked at before an entrant is saved, with the tick that says it was. */
export function WarningsSeen({ toCheck }: { toCheck: readonly string[] }) {
  const words = useMessages().imports.entrants
  if (toCheck.length === 0) return null
  return (
    <Notice tone="attention" title={words.toCheckTitle} role="alert">
      <ul>
        {toCheck.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      <CheckField name="warningsSeen" label={words.addForm.warningsSeen} />
    </Notice>
  )
}

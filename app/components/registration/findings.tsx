import { Notice } from '#app/components/page/notice.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EligibilityFinding } from '#app/services/registration/eligibility.ts'

/** What of the conditions a registration does not meet. */
export function Findings({ findings }: { findings: readonly EligibilityFinding[] }) {
  const words = useMessages().registration
  if (findings.length === 0) return <p>{words.noFindings}</p>
  return (
    <Notice tone="attention" title={words.findingsTitle}>
      <ul>
        {findings.map((finding) => (
          <li key={finding}>{words.finding[finding]}</li>
        ))}
      </ul>
    </Notice>
  )
}

import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import type { FieldErrors } from '#app/components/forms/form-state.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { EntrantCode } from '#app/services/entries/entrant-code.server.ts'

/** A new one-time code for an entrant who has lost the printed one or the password; it is on the screen after that act and nowhere later. */
export function EntrantCodePanel({ code, errors }: { code: EntrantCode | null; errors: FieldErrors | undefined }) {
  const words = useMessages().imports.entrants.code
  return (
    <Section title={words.title}>
      {code ? (
        <Notice tone="attention" title={words.shown} role="status">
          <p>
            <strong>
              <code>{code.code}</code>
            </strong>
          </p>
          <p>{words.howTo(code.days)}</p>
        </Notice>
      ) : null}
      <ConfirmForm intent="newCode" trigger={words.trigger} consequence={words.consequence} confirmLabel={words.submit} reason="none" errors={errors} />
    </Section>
  )
}

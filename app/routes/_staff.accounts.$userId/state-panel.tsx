import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { AccountPage } from '#app/services/accounts/manage/account-pages.server.ts'

/** Closing, opening and unlocking; each asks for the reason that goes into the audit record. */
export function StatePanel({ account, errors }: { account: AccountPage; errors: Record<string, string> | undefined }) {
  const m = useMessages().admin.account
  const acts = [
    ...(account.locked ? [{ intent: 'unlock', word: m.unlock, text: m.unlockText }] : []),
    ...(account.openSessions > 0 ? [{ intent: 'endSessions', word: m.endSessions, text: m.endSessionsText }] : []),
    account.status === 'disabled' ? { intent: 'enable', word: m.enable, text: m.enableText } : { intent: 'disable', word: m.disable, text: m.disableText },
  ]
  return (
    <Section title={m.state}>
      {acts.map(({ intent, word, text }) => (
        <ConfirmForm key={intent} intent={intent} trigger={word} confirmLabel={word} consequence={<p>{text}</p>} errors={errors} />
      ))}
    </Section>
  )
}

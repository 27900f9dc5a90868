import { Link } from '@remix-run/react'

import { Slips } from '#app/components/activation/slips.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import type { EventHead } from '#app/services/entries/event-head.ts'
import type { JudgeAccounts } from '#app/services/judges/judge-accounts.server.ts'

import type { JudgesAnswer } from './judge-acts.tsx'

/** Opens the judges' own sheets: accounts, roles and one-time codes in one act. `waiting` judges cannot open theirs yet. */
export function OpenAccounts({ waiting, answer }: { waiting: number; answer: JudgesAnswer }) {
  const words = useMessages().judges.accounts
  if (waiting === 0) return null
  return (
    <Section title={words.title} note={words.note}>
      <ConfirmForm intent="openAccounts" trigger={words.open(waiting)} consequence={<p>{words.consequence}</p>} confirmLabel={words.open(waiting)} reason="none" errors={answer?.intent === 'openAccounts' ? answer.errors : null} />
    </Section>
  )
}

/** The codes of this one answer, to print and hand over. */
export function JudgeSlips({ opened, event }: { opened: JudgeAccounts; event: EventHead }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.judges.accounts
  return (
    <Slips
      heading={`${nameIn(locale, event.competition)} · ${eventNameIn(locale, event)}`}
      slips={opened.slips.map(({ name, username, code }) => ({ title: name, code, how: words.how(opened.address, username, opened.hours) }))}
      address={opened.address}
      qr={opened.qr}
    >
      <p>{opened.slips.length > 0 ? words.once : words.noneNew}</p>
      {opened.added.length > 0 ? <p>{words.added(m.common.list(opened.added))}</p> : null}
      {opened.skipped.length > 0 ? <p>{words.skipped(m.common.list(opened.skipped))}</p> : null}
      <p>
        <Link to={paths.eventJudges(event.id)}>{words.back}</Link>
      </p>
    </Slips>
  )
}

import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { SelectField } from '#app/components/forms/fields.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { JudgeRow } from '#app/services/judges/judges-page.server.ts'

export type JudgesAnswer = { intent: string; errors: Record<string, string | string[]>; values: Record<string, string> } | null

/** What can be done with each judge: training, withdrawal, a declared relation. */
export function JudgeActs({ judges, entrants, answer }: { judges: readonly JudgeRow[]; entrants: ReadonlyArray<{ id: string; number: string; name: string }>; answer: JudgesAnswer }) {
  const words = useMessages().judges
  const errorsOf = (intent: string) => (answer?.intent === intent ? answer.errors : null)
  return (
    <>
      {judges.map((judge) => (
        <Section key={judge.id} title={judge.name}>
          {judge.trained || judge.problems.some((problem) => problem !== 'untrained') ? null : (
            <ConfirmForm intent="train" trigger={words.train} consequence={<p>{words.trainText}</p>} confirmLabel={words.train} reason="none" errors={errorsOf('train')}>
              <input type="hidden" name="id" value={judge.id} />
              <input type="hidden" name="version" value={judge.version} />
            </ConfirmForm>
          )}
          <ConfirmForm intent="withdraw" trigger={words.withdraw} consequence={<p>{words.withdrawText}</p>} confirmLabel={words.withdraw} errors={errorsOf('withdraw')}>
            <input type="hidden" name="id" value={judge.id} />
            <input type="hidden" name="version" value={judge.version} />
          </ConfirmForm>
          {entrants.length > 0 ? (
            <ConfirmForm intent="relate" trigger={words.relate} consequence={<p>{words.relateText}</p>} confirmLabel={words.relate} reasonHint={words.relationHint} errors={errorsOf('relate')}>
              <input type="hidden" name="judgeId" value={judge.judgeId} />
              <SelectField name="entryId" label={words.entrant} choices={entrants.map((entry) => ({ value: entry.id, label: `${entry.number} ${entry.name}` }))} stored={entrants[0]?.id ?? null} />
            </ConfirmForm>
          ) : null}
        </Section>
      ))}
    </>
  )
}

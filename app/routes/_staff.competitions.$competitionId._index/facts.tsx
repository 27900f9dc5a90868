import { PolicyCard } from '#app/components/competitions/policy-card.tsx'
import { Day } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { Section } from '#app/components/page/page-header.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { getCompetitionPage } from '#app/services/competitions/competition-page.server.ts'

import classes from './page.module.css'

type Page = Awaited<ReturnType<typeof getCompetitionPage>>

/** What the competition is and the policy it is held under, as it stands on the day of the final. */
export function CompetitionFacts({ competition, policy, policyStanding }: Pick<Page, 'competition' | 'policy' | 'policyStanding'>) {
  const m = useMessages()
  const words = m.competitions.form
  return (
    <div className={classes.columns}>
      <Section title={m.competitions.page.facts}>
        <DescriptionList
          items={[
            { label: words.code, value: competition.code },
            { label: words.year, value: competition.year },
            { label: words.tier, value: m.competitions.tierClass(m.terms.tier[competition.tier], competition.competitionClass === null ? null : m.terms.competitionClass[competition.competitionClass]) },
            ...(competition.startsOn ? [{ label: words.startsOn, value: <Day value={competition.startsOn} long /> }] : []),
            { label: words.finalOn, value: <Day value={competition.finalOn} long />, wide: competition.startsOn !== null },
            { label: words.organiser, value: competition.organiserName ?? m.common.absentValue },
            { label: words.host, value: competition.hostName ?? m.common.absentValue },
            { label: words.place, value: competition.place ?? m.common.absentValue, wide: true },
          ]}
        />
      </Section>
      <Section title={m.competitions.page.policy}>
        {policy ? (
          <PolicyCard policy={policy} />
        ) : (
          <Notice tone={policyStanding === 'missing' ? 'attention' : 'plain'}>
            <p>{policyStanding === 'missing' ? m.policies.warning.missing : m.competitions.page.noPolicy}</p>
          </Notice>
        )}
      </Section>
    </div>
  )
}

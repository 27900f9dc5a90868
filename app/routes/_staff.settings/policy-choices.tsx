import { PolicyDatesShort } from '#app/components/competitions/policy-card.tsx'
import { FieldSet } from '#app/components/forms/fields.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import type { PolicySummary } from '#app/services/competitions/policy-summary.ts'

import classes from './settings.module.css'

/** The policies a bureau may run contests and studios under, each with its number, its dates and how it stands today. */
export function PolicyChoices({ policies, chosen }: { policies: PolicySummary[]; chosen: string[] }) {
  const m = useMessages()
  const locale = useLocale()
  return (
    <FieldSet legend={m.settings.policies} hint={m.settings.policiesHint}>
      <ul className={classes.policies}>
        {policies.map((policy) => (
          <li key={policy.id} className={classes.policy}>
            <input type="checkbox" id={`policy-${policy.id}`} name="policyIds" value={policy.id} defaultChecked={chosen.includes(policy.id)} />
            <div>
              <label htmlFor={`policy-${policy.id}`}>{wordingIn(locale, policy.title)}</label>
              <p className={classes.about}>
                <a href={paths.policy(policy.id)} data-nav="go">
                  {policy.documentNumber}
                </a>
                <span>{wordingIn(locale, policy.regionName)}</span>
                <PolicyDatesShort policy={policy} />
                <StatusBadge tone={policy.standing === 'inForce' ? 'plain' : 'attention'}>{m.policies.standing[policy.standing]}</StatusBadge>
              </p>
            </div>
          </li>
        ))}
      </ul>
    </FieldSet>
  )
}

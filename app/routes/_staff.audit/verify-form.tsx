import { SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { formatCount } from '#app/components/format/format-numbers.ts'
import { Notice } from '#app/components/page/notice.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { VerifiedChain } from '#app/services/admin/audit-page.server.ts'

import classes from './audit.module.css'

/** Recomputes one chain and says what came out, with the last hash to be compared with the paper. */
export function VerifyForm({ chains, chosen, verified }: { chains: Array<{ key: string; name: string }>; chosen: string | null; verified: VerifiedChain | null }) {
  const m = useMessages().audit.verify
  const first = chains.find(({ key }) => key === chosen) ?? chains[0]
  if (!first) return <p>{m.emptyChain}</p>
  return (
    <>
      <PostForm intent="verify" look="bare" action="#verify" preventScrollReset key={first.key}>
        <div className={classes.verify}>
          <SelectField name="chain" label={m.chain} stored={first.key} choices={chains.map(({ key, name }) => ({ value: key, label: name }))} />
          <SubmitButton intent="verify" quiet>
            {m.act}
          </SubmitButton>
        </div>
      </PostForm>
      {verified ? <Verdict verified={verified} /> : null}
    </>
  )
}

function Verdict({ verified }: { verified: VerifiedChain }) {
  const m = useMessages().audit.verify
  const { name, events, head, problems } = verified
  const intact = problems.length === 0
  return (
    <Notice tone={intact ? 'plain' : 'attention'} role={intact ? 'status' : 'alert'} title={intact ? m.intact(name, formatCount(events)) : m.broken(name, problems.length)}>
      {intact ? null : (
        <ul>
          {problems.map(({ fault, seq }) => (
            <li key={`${fault} ${seq}`}>{m.fault[fault](seq)}</li>
          ))}
        </ul>
      )}
      <p className={classes.headLabel}>{m.head}</p>
      <p className={classes.head}>
        {/* In eights, so that two people can read it out to each other. */}
        {head.match(/.{8}/g)?.map((part, at) => <span key={at}>{part}</span>)}
      </p>
    </Notice>
  )
}

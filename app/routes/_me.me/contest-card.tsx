import { Button } from '@mantine/core'
import { Link } from '@remix-run/react'

import { Day } from '#app/components/format/values.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { paths } from '#app/lib/paths.ts'
import type { Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import type { MyCertificate, MyEntry } from '#app/services/candidate/my-page.server.ts'

import classes from './contest-card.module.css'

/** One contest of the candidate: the result at a glance, the marks under it, the certificate one tap away. */
export function ContestCard({ entry }: { entry: MyEntry }) {
  const m = useMessages()
  const locale = useLocale()
  const named = (zh: string, en: string | null) => (locale === 'en' && en ? en : zh)
  const { result } = entry
  return (
    <article className={classes.card}>
      <header>
        <p className={classes.contest}>{named(entry.competitionName, entry.competitionNameEn)}</p>
        <h2 className={classes.event}>
          {eventNameIn(locale, { name: entry.eventName, nameEn: entry.eventNameEn, division: entry.division })}
        </h2>
        <p className={classes.facts}>
          {m.candidate.number} {entry.number} · <Day value={entry.finalOn} />
        </p>
      </header>
      {result === null ? (
        entry.announced ? (
          <p>
            <a href={paths.myAppeal(entry.eventId)} data-nav="go">
              {m.checking.appeals.announced}
            </a>
          </p>
        ) : (
          <p className={classes.quiet}>{m.candidate.notPublished}</p>
        )
      ) : (
        <>
          <p className={classes.rank}>{result.rank === null ? statusWord(result.status, m) : m.candidate.rankOf(result.rank, result.fieldSize)}</p>
          {result.award ? <p className={classes.award}>{named(result.award.name, result.award.nameEn)}</p> : null}
          <table className={classes.marks}>
            <tbody>
              {result.parts.map((part) => (
                <tr key={part.key}>
                  <th scope="row">{named(part.name, part.nameEn)}</th>
                  <td>{part.mark ?? m.candidate.noMark}</td>
                  <td className={classes.quiet}>{part.mark === null ? '' : Number(part.mark) >= Number(part.passMark) ? m.candidate.passed : m.candidate.notPassed}</td>
                </tr>
              ))}
              {result.total === null ? null : (
                <tr className={classes.total}>
                  <th scope="row">{m.candidate.total}</th>
                  <td>{result.total}</td>
                  <td />
                </tr>
              )}
            </tbody>
          </table>
          {result.promotion && (result.promotion.outcome === 'technician' || result.promotion.outcome === 'seniorWorker' || result.promotion.outcome === 'alreadyHeld') ? (
            <p>
              <strong>{m.candidate.promotion(m.terms.promotion[result.promotion.outcome])}</strong>
              {result.promotion.outcome === 'alreadyHeld' ? null : <span className={classes.note}>{m.candidate.promotionProposed}</span>}
            </p>
          ) : null}
          {entry.proofs.map((proof) => (
            <ProofLine key={proof.id} proof={proof} />
          ))}
          {entry.certificates.map((certificate) => (
            <CertificateLine key={certificate.id} certificate={certificate} />
          ))}
          <p className={classes.links}>
            <Link to={paths.publicResult(entry.eventId)}>{m.candidate.whole}</Link>
            <Link to={paths.publicRules(entry.eventId)}>{m.candidate.rules}</Link>
            <span className={classes.quiet}>{m.candidate.edition(result.edition)}</span>
          </p>
        </>
      )}
    </article>
  )
}

function ProofLine({ proof }: { proof: MyEntry['proofs'][number] }) {
  const m = useMessages().certificates.proofs.own
  return (
    <Notice tone={proof.state === 'asked' ? 'attention' : 'plain'} title={m.card}>
      {proof.state === 'asked' ? m.cardText : null} <Link to={paths.myProof(proof.id)}>{m.open}</Link>
    </Notice>
  )
}

function CertificateLine({ certificate }: { certificate: MyCertificate }) {
  const all = useMessages()
  const m = all.candidate
  if (certificate.status !== 'valid') return <Notice tone="attention">{m[certificate.status](certificate.number)}</Notice>
  if (!certificate.drawn) return <Notice>{m.drawing}</Notice>
  return (
    <div className={classes.certificate}>
      <Button component="a" href={paths.myCertificate(certificate.id)} download size="lg" fullWidth>
        {certificate.kind === 'honour' ? m.download : m.downloadKind(all.certificates.kinds[certificate.kind])}
      </Button>
      <p className={classes.quiet}>
        {certificate.number} · <Link to={paths.verify(certificate.verifyCode)}>{m.check}</Link>
      </p>
    </div>
  )
}

function statusWord(status: string | null, m: Messages): string {
  return status !== null && status in m.terms.entryStatus ? m.terms.entryStatus[status as keyof Messages['terms']['entryStatus']] : m.candidate.noMark
}

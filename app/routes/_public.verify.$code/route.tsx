import { json, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useLoaderData, useParams } from '@remix-run/react'

import { allowPublic } from '#app/auth/guards.server.ts'
import { Day, Instant } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { CodeForm } from '#app/components/verify/code-form.tsx'
import { CompareFile } from '#app/components/verify/compare-file.tsx'
import classes from '#app/components/verify/verify.module.css'
import { localeOf } from '#app/lib/locale.server.ts'
import { publicOrigin } from '#app/lib/origin.server.ts'
import { paths } from '#app/lib/paths.ts'
import { takeTry } from '#app/lib/rate-limits.server.ts'
import { askToRetryAfter, currentRequest } from '#app/lib/request-context.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { verifyCertificate } from '#app/services/certificates/verify-certificate.server.ts'

/** The record behind a code, read afresh each time: a revocation shows at once. Unknown and malformed codes are answered alike. */
export async function loader({ request, params }: LoaderFunctionArgs) {
  allowPublic(request)
  const title = messagesFor(localeOf(request)).certificates.verify.title
  const host = new URL(publicOrigin()).host
  const headers = { 'Cache-Control': 'no-store' }
  const allowance = takeTry('verify', currentRequest()?.ip ?? 'unknown')
  if (!allowance.ok) {
    askToRetryAfter(allowance.retryAfterSeconds)
    return json({ state: 'tooMany' as const, record: null, host, title }, { status: 429, headers })
  }
  const record = await verifyCertificate(params.code ?? '')
  return json({ state: record ? ('found' as const) : ('unknown' as const), record, host, title }, { status: record ? 200 : 404, headers })
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export default function VerifyRoute() {
  const { state, record, host } = useLoaderData<typeof loader>()
  const { code = '' } = useParams()
  const m = useMessages().certificates.verify
  if (!record) {
    return (
      <>
        <PageHeader title={state === 'tooMany' ? m.title : m.unknown} />
        <Notice tone="attention">{state === 'tooMany' ? m.tooMany : m.unknownText}</Notice>
        <CodeForm />
      </>
    )
  }
  return (
    <>
      <PageHeader title={m.title} lead={record.regionName} />
      <article className={classes.record}>
        <p className={classes.stamp} data-status={record.status}>
          {m[record.status]}
        </p>
        {record.status === 'valid' ? null : (
          <DescriptionList
            items={[
              { label: m.reason, value: record.statusReason ?? '' },
              { label: m.since, value: record.statusChangedAt ? <Instant value={record.statusChangedAt} /> : '' },
            ]}
          />
        )}
        {record.successorNumber ? <p>{m.successor(record.successorNumber)}</p> : null}
        {record.predecessorNumber ? <p>{m.predecessor(record.predecessorNumber)}</p> : null}
        <DescriptionList
          items={[
            { label: m.kind, value: record.heading },
            { label: m.number, value: record.number },
            { label: m.name, value: record.name },
            { label: m.award, value: record.award },
            { label: m.event, value: record.sentence, wide: true },
            { label: m.issuer, value: record.issuerNames.join('、') },
            { label: m.issuedOn, value: <Day value={record.issuedOn} long /> },
          ]}
        />
        {record.demo ? <Notice>{m.demo}</Notice> : null}
        {record.fileHash ? <CompareFile fileHash={record.fileHash} signer={record.signer} /> : null}
        <div className={classes.notes}>
          <p>{m.domain(host)}</p>
          <p>{m.masked}</p>
          {record.hasCredential ? (
            <p>
              <a href={paths.credential(code)} download>
                {m.credential}
              </a>
            </p>
          ) : null}
          <p>
            <Link to={paths.verify()}>{m.another}</Link>
          </p>
        </div>
      </article>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

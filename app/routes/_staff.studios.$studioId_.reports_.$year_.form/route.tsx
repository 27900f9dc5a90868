import { Button } from '@mantine/core'
import { type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useLoaderData } from '@remix-run/react'

import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { shownValue } from '#app/services/studios/report/shown-value.ts'
import classes from '#app/components/annual-report/report.module.css'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { PrintButton } from '#app/components/page/print-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { wordingIn } from '#app/services/competitions/in-locale.ts'
import { readYear } from '#app/services/studios/report/report-year.ts'
import { getReportPage } from '#app/services/studios/report/report-page.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'
import { REPORT_SECTIONS } from '#scoring/studios/report-form.ts'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const m = messagesFor(localeOf(request))
  const { studio, year, fields, writing, apprentices, rights } = await getReportPage(actor, params.studioId!, readYear(params.year))
  return { studio, year, fields, writing, roster: rights.lead || rights.read ? apprentices : [], title: m.shell.pageTitle(m.studioReport.form.title(year)) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** The report as the form it is printed and sealed on. */
export default function ReportFormRoute() {
  const { studio, year, fields, writing, roster } = useLoaderData<typeof loader>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.studioReport.form
  const answers = new Map(fields.map((field) => [field.key, field.value]))
  const head: Array<[string, string]> = [
    [words.name, studio.name],
    [words.lead, studio.leadName ?? ''],
    [words.host, studio.hostName ?? ''],
    [words.trade, studio.trade],
    [words.tier, tierText(m, locale, studio)],
    [words.recognition, m.common.list([studio.recognitionDocument, studio.recognisedOn].filter((one) => one !== null))],
    [words.place, studio.place ?? ''],
  ]
  return (
    <>
      <PageHeader
        title={words.title(year)}
        breadcrumbs={[{ label: m.studioReport.title(year), to: paths.studioReport(studio.id, year) }]}
        actions={
          <>
            <Button component="a" href={paths.studioReportPdf(studio.id, year)} download variant="default">
              {words.pdf}
            </Button>
            <PrintButton />
          </>
        }
      />
      {writing ? <Notice>{words.draft}</Notice> : null}
      <table className={classes.sheet}>
        <tbody>
          {head.map(([label, value]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              <td>{value}</td>
            </tr>
          ))}
        </tbody>
        {REPORT_SECTIONS.map((section) => (
          <tbody key={section.key}>
            <tr>
              <th scope="rowgroup" colSpan={2} className={classes.head}>
                {wordingIn(locale, section.title)}
              </th>
            </tr>
            {section.fields.map((field) => (
              <tr key={field.key}>
                <th scope="row">{wordingIn(locale, field.label)}</th>
                <td>{shownValue(m.studioReport, field, answers.get(field.key) ?? '')}</td>
              </tr>
            ))}
          </tbody>
        ))}
        {roster.length > 0 ? (
          <tbody>
            <tr>
              <th scope="row">{m.studioReport.roster}</th>
              <td>{roster.map((one, at) => `${at + 1}. ${m.common.withNote(one.name, one.agreedOn)}${one.reachedOn ? ` ${one.certificateNumber ?? ''} ${one.reachedOn}` : ''}`).join('\n')}</td>
            </tr>
          </tbody>
        ) : null}
        <tbody>
          {[words.leadSigns, words.hostSays, words.bureauSays].map((label) => (
            <tr key={label} className={classes.seal}>
              <th scope="row">{label}</th>
              <td>
                <div className={classes.sealLine}>
                  <span />
                  <span>{words.day}</span>
                </div>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requirePermission } from '#app/auth/guards.server.ts'
import { GrantNav } from '#app/components/grants/grant-nav.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { day, line, optional, paragraph, wholeNumber } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { fenField, optionalFenField } from '#app/lib/money-fields.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { OCCUPATION_EDITIONS } from '#app/services/competitions/occupation.ts'
import { takeInFacts } from '#app/services/grants/apply-evaluation.server.ts'
import { enterBudget, enterSetting } from '#app/services/grants/bureau-entries.server.ts'
import { getSettingsDesk } from '#app/services/grants/desk-pages.server.ts'
import { readOccupationCodes } from '#app/services/grants/shortage-occupations.ts'
import { enterShortageCatalogue } from '#app/services/grants/shortage-occupations.server.ts'
import { NOTICE_LENGTHS } from '#app/services/notices/notice-length.ts'
import { enterNoticeLength } from '#app/services/notices/notice-length.server.ts'
import type { FundSource } from '#scoring/policies/rule.ts'

import { BudgetSection } from './budget-section.tsx'
import { NoticeSection } from './notice-section.tsx'
import { ShortageSection } from './shortage-section.tsx'
import { TableSection } from './table-section.tsx'

const FUNDS = ['employmentFund', 'talentFund', 'humanResourcesFund', 'provincialFinance', 'municipalFinance', 'districtFinance', 'unnamed'] as const satisfies readonly FundSource[]

const SettingAct = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('table'), table: line({ max: 120 }), place: optional(line({ max: 20 })), fen: optionalFenField(), documentNumber: line({ max: 60 }), effectiveFrom: day() }),
  z.object({ intent: z.literal('notice'), notice: line({ max: 120 }), workingDays: wholeNumber({ min: 1, max: 60 }), noticeDocument: line({ max: 60 }), noticeFrom: day() }),
  z.object({ intent: z.literal('shortage'), policy: line({ max: 60 }), edition: z.enum(OCCUPATION_EDITIONS), occupations: paragraph({ max: 4_000 }), shortageDocument: line({ max: 60 }), shortageFrom: day() }),
  z.object({ intent: z.literal('budget'), year: wholeNumber({ min: 2000, max: 2199 }), fund: z.enum(FUNDS), fen: fenField(), documentNumber: line({ max: 60 }) }),
])

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'grant:read')
  const locale = localeOf(request)
  const m = messagesFor(locale)
  return { ...(await getSettingsDesk(actor, locale)), may: hasPermission(actor, 'grant:plan'), funds: FUNDS, title: m.shell.pageTitle(m.grantPages.settings.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requirePermission(request, 'grant:plan')
  const words = messagesFor(localeOf(request)).grantPages.settings
  const form = await parseForm(request, SettingAct)
  if (!form.ok) return json({ intent: form.values.intent ?? '', errors: form.errors, values: form.values }, { status: 400 })
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '' }
  const { value } = form
  if (value.intent === 'budget') {
    const { year, fund, fen, documentNumber } = value
    await enterBudget({ ...act, year, fund, fen, documentNumber })
    return redirectWithToast(paths.grantSettings(), words.budgetSaved)
  }
  if (value.intent === 'notice') {
    const { notice, workingDays, noticeDocument, noticeFrom } = value
    const of = NOTICE_LENGTHS.find((each) => notice.startsWith(`${each} `))
    if (!of) return json({ intent: 'notice', errors: { form: words.refusal.unknownKey ?? '' }, values: {} }, { status: 409 })
    const outcome = await enterNoticeLength({ ...act, policyId: notice.slice(of.length + 1), of, workingDays, documentNumber: noticeDocument, effectiveFrom: noticeFrom })
    if (outcome.ok) return redirectWithToast(paths.grantSettings(), words.noticeSaved)
    return json({ intent: 'notice', errors: { form: words.refusal[outcome.reason] ?? outcome.reason }, values: { notice, workingDays: String(workingDays), noticeDocument, noticeFrom } as Record<string, string> }, { status: 409 })
  }
  if (value.intent === 'shortage') {
    const { policy, edition, occupations: text, shortageDocument, shortageFrom } = value
    const refuse = (sentence: string) => json({ intent: 'shortage', errors: { form: sentence }, values: { policy, edition, occupations: text, shortageDocument, shortageFrom } as Record<string, string> }, { status: 409 })
    const occupations = readOccupationCodes(text)
    if (!occupations) return refuse(words.shortageBadCode)
    const outcome = await enterShortageCatalogue({ ...act, policyId: policy, edition, occupations, documentNumber: shortageDocument, effectiveFrom: shortageFrom })
    if (!outcome.ok) return refuse(words.refusal[outcome.reason] ?? outcome.reason)
    await takeInFacts(actor.regionId)
    return redirectWithToast(paths.grantSettings(), words.shortageSaved)
  }
  const space = value.table.indexOf(' ')
  const [policyId, base] = [value.table.slice(0, space), value.table.slice(space + 1)]
  const outcome = await enterSetting({ ...act, policyId, key: value.place ? `${base}.${value.place}` : base, fen: value.fen, documentNumber: value.documentNumber, effectiveFrom: value.effectiveFrom })
  if (!outcome.ok) return json({ intent: 'table', errors: { form: words.refusal[outcome.reason] ?? outcome.reason }, values: form.value as unknown as Record<string, string> }, { status: 409 })
  await takeInFacts(actor.regionId)
  return redirectWithToast(paths.grantSettings(), words.saved)
}

export default function GrantSettingsRoute() {
  const { policies, budgets, notices, shortages, may, day: today, funds } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const words = useMessages().grantPages.settings
  const of = (intent: string) => (answer && (answer.intent === intent || answer.intent === '') ? { errors: answer.errors, values: answer.values } : { errors: undefined, values: undefined })
  return (
    <>
      <PageHeader title={words.title} lead={words.lead}>
        <GrantNav />
      </PageHeader>
      <Section title={words.tables}>
        <TableSection policies={policies} may={may} day={today} {...of('table')} />
      </Section>
      <Section title={words.notices} note={words.noticesNote}>
        <NoticeSection notices={notices} may={may} day={today} {...of('notice')} />
      </Section>
      {shortages.length > 0 ? (
        <Section title={words.shortages} note={words.shortagesNote}>
          <ShortageSection shortages={shortages} may={may} day={today} {...of('shortage')} />
        </Section>
      ) : null}
      <Section title={words.budgets}>
        <BudgetSection budgets={budgets} may={may} day={today} funds={funds} {...of('budget')} />
      </Section>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requireFresh, requireInstallationPermission } from '#app/auth/guards.server.ts'
import { Instant } from '#app/components/format/values.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { getAccountPage, getAccountPlaces, getAccountRegion } from '#app/services/accounts/manage/account-pages.server.ts'
import { changeAccount } from '#app/services/accounts/manage/change-account.server.ts'
import { grantRole, withdrawRole } from '#app/services/accounts/manage/change-roles.server.ts'
import { issueStaffCode } from '#app/services/accounts/manage/issue-staff-code.server.ts'

import { AccountForm } from './account-form.ts'
import { CodePanel } from './code-panel.tsx'
import { RolePanel } from './role-panel.tsx'
import { StatePanel } from './state-panel.tsx'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'account:read')
  const userId = params.userId!
  const [account, regionId] = await Promise.all([getAccountPage(actor, userId), getAccountRegion(actor, userId)])
  const { competitions, events, studios } = account.mayManage ? await getAccountPlaces(actor, regionId) : { competitions: [], events: [], studios: [] }
  return { account, places: { competitions, events, studios }, title: messagesFor(localeOf(request)).shell.pageTitle(account.displayName) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'account:manage')
  await requireFresh(request)
  const userId = params.userId!
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, AccountForm)
  if (!form.ok) return json({ intent: null, errors: fieldMessages(form.errors, m, m.admin.refusals), code: null }, { status: 400 })
  const { value, idempotencyKey } = form
  const act = { actor, idempotencyKey, userId }
  const refused = (reason: string) => json({ intent: value.intent, errors: fieldMessages({ form: reason }, m, m.admin.refusals), code: null }, { status: 409 })
  if (value.intent === 'issueCode') {
    const outcome = await issueStaffCode({ actor, userId })
    return outcome.ok ? json({ intent: value.intent, errors: {}, code: outcome.value }) : refused(outcome.reason)
  }
  const outcome =
    value.intent === 'grant'
      ? await grantRole({ ...act, role: value.role, place: { competitionId: value.competitionId, eventId: value.eventId, studioId: value.studioId } })
      : value.intent === 'withdraw'
        ? await withdrawRole({ ...act, assignmentId: value.assignmentId })
        : await changeAccount({ ...act, change: value.intent, reason: value.reason })
  return outcome.ok ? redirectWithToast(paths.accountOf(userId), m.admin.account.done[value.intent]) : refused(outcome.reason)
}

export default function AccountOfRoute() {
  const { account, places } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.admin.account
  const errorsOf = (...intents: string[]) => (answer && (answer.intent === null || intents.includes(answer.intent)) ? answer.errors : undefined)
  const changeable = account.mayManage && !account.own
  return (
    <>
      <PageHeader
        title={account.displayName}
        breadcrumbs={[{ label: m.admin.usersTitle, to: paths.accounts() }]}
        badge={
          <StatusBadge tone={account.status === 'disabled' ? 'void' : account.locked ? 'attention' : account.status === 'active' ? 'active' : 'plain'}>
            {account.locked ? m.admin.accounts.locked : m.admin.accounts.statuses[account.status]}
          </StatusBadge>
        }
      />
      {account.own ? <Notice>{words.ownNote}</Notice> : null}
      {account.candidate ? <Notice>{words.candidateNote}</Notice> : null}
      {changeable && !account.candidate ? <CodePanel account={account} code={answer?.code ?? null} errors={errorsOf('issueCode')} /> : null}
      <RolePanel account={account} places={places} changeable={changeable && !account.candidate} errors={errorsOf('grant', 'withdraw')} />
      <Section title={words.permissions}>
        {account.permissions.length === 0 ? <p>{words.noPermissions}</p> : <p>{account.permissions.map((permission) => m.admin.permissionNames[permission]).join(' · ')}</p>}
      </Section>
      <Section title={words.facts}>
        <DescriptionList
          items={[
            { label: m.admin.accounts.username, value: account.username },
            { label: m.admin.accounts.region, value: account.regionName ?? m.admin.newAccount.wholeInstallation },
            { label: m.admin.accounts.lastLogin, value: account.lastLoginAt === null ? m.admin.accounts.never : <Instant value={account.lastLoginAt} precision="minute" /> },
            { label: m.account.sessions, value: words.openSessions(account.openSessions) },
          ]}
        />
      </Section>
      {changeable ? <StatePanel account={account} errors={errorsOf('disable', 'enable', 'unlock', 'endSessions')} /> : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

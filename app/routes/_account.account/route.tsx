import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireSession } from '#app/auth/guards.server.ts'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { AppearanceSwitch, LanguageSwitch } from '#app/components/shell/preference-forms.tsx'
import { colorSchemeOf } from '#app/lib/color-scheme.server.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { secret } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast, toastCookie } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { changePassword } from '#app/services/accounts/change-password.server.ts'
import { endOwnSessions, listOwnSessions } from '#app/services/accounts/own-sessions.server.ts'

import { PasswordForm } from './password-form.tsx'
import { SessionList } from './session-list.tsx'

const AccountForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('changePassword'), username: z.string().max(64).optional(), currentPassword: secret(), newPassword: secret(), repeatPassword: secret() }),
  z.object({ intent: z.literal('endSession'), sessionId: z.string().regex(/^[0-9a-f]{64}$/) }),
  z.object({ intent: z.literal('endOthers') }),
])

export async function loader({ request }: LoaderFunctionArgs) {
  const session = await requireSession(request)
  const m = messagesFor(localeOf(request))
  const { displayName, roles } = session.actor
  return {
    title: m.account.title,
    displayName,
    roles: roles.map((role) => m.terms.role[role]).join(' · '),
    sessions: await listOwnSessions(session),
    colorScheme: colorSchemeOf(request),
  }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSession(request)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, AccountForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m) }, { status: 400 })
  const { value } = form
  if (value.intent !== 'changePassword') {
    const ended = await endOwnSessions(session, value.intent === 'endOthers' ? 'others' : { only: value.sessionId })
    return redirectWithToast(paths.account(), m.account.ended(ended))
  }
  if (value.newPassword !== value.repeatPassword) {
    return json({ errors: fieldMessages({ repeatPassword: 'passwordsDiffer' }, m, m.auth.refusals) }, { status: 400 })
  }
  const outcome = await changePassword({ request, actor: session.actor, currentPassword: value.currentPassword, newPassword: value.newPassword })
  if (outcome.ok) {
    const headers = new Headers({ 'Set-Cookie': outcome.value.cookie })
    headers.append('Set-Cookie', toastCookie({ message: m.auth.passwordChanged }))
    return redirect(paths.account(), { status: 303, headers })
  }
  if (outcome.reason === 'weakPassword') {
    const [problem = 'tooSimple'] = (outcome.data?.problems ?? []) as string[]
    return json({ errors: fieldMessages({ newPassword: problem }, m, m.auth.passwordProblems) }, { status: 400 })
  }
  const field = outcome.reason === 'samePassword' ? 'newPassword' : 'currentPassword'
  return json({ errors: fieldMessages({ [field]: outcome.reason }, m, m.auth.refusals) }, { status: outcome.reason === 'accountLocked' ? 429 : 400 })
}

export default function AccountRoute() {
  const { displayName, roles, sessions, colorScheme } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().account
  return (
    <>
      <PageHeader title={m.title} lead={m.lead(displayName, roles)} />
      <Section title={m.preferences}>
        <LanguageSwitch />
        <AppearanceSwitch current={colorScheme} />
      </Section>
      <Section title={m.sessions} note={m.sessionsNote}>
        <SessionList sessions={sessions} />
      </Section>
      <Section title={m.password} note={m.passwordNote}>
        <PasswordForm errors={answer?.errors} />
      </Section>
    </>
  )
}

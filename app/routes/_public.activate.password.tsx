import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { endedActivationTicketCookie, readActivationTicket } from '#app/auth/activation-ticket.server.ts'
import { allowPublic } from '#app/auth/guards.server.ts'
import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { secret } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast, toastCookie } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { redeemActivation } from '#app/services/accounts/activation.server.ts'

const PasswordForm = z
  .object({ intent: z.literal('setPassword'), username: z.string().max(64).optional(), newPassword: secret(), repeatPassword: secret() })
  .refine((form) => form.newPassword === form.repeatPassword, { path: ['repeatPassword'], message: 'passwordsDiffer' })

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  const ticket = readActivationTicket(request)
  const m = messagesFor(localeOf(request)).auth
  if (!ticket) throw redirectWithToast(paths.activate(), m.refusals.ticketOver ?? '', { tone: 'attention' })
  return { name: ticket.name, forCandidate: ticket.purpose === 'candidate', title: m.activation.passwordTitle }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

/** Second step: the password. Uses the code up and signs the person in. */
export async function action({ request }: ActionFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const ticket = readActivationTicket(request)
  if (!ticket) return redirectWithToast(paths.activate(), m.auth.refusals.ticketOver ?? '', { tone: 'attention' })
  const form = await parseForm(request, PasswordForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, m.auth.refusals) }, { status: 400 })
  const outcome = await redeemActivation({ request, codeId: ticket.codeId, password: form.value.newPassword })
  if (outcome.ok) {
    const headers = new Headers({ 'Set-Cookie': outcome.value.cookie })
    headers.append('Set-Cookie', endedActivationTicketCookie())
    headers.append('Set-Cookie', toastCookie({ message: m.auth.activation.done }))
    return redirect(outcome.value.home, { status: 303, headers })
  }
  if (outcome.reason === 'weakPassword') {
    const [problem = 'tooSimple'] = (outcome.data?.problems ?? []) as string[]
    return json({ errors: fieldMessages({ newPassword: problem }, m, m.auth.passwordProblems) }, { status: 400 })
  }
  return redirectWithToast(paths.activate(), m.auth.refusals.codeNotAccepted ?? '', { tone: 'attention', headers: [['Set-Cookie', endedActivationTicketCookie()]] })
}

export default function ActivatePasswordRoute() {
  const { name, forCandidate } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().auth
  return (
    <>
      <PageHeader title={m.activation.passwordTitle} lead={m.activation.step(2, 2)} />
      <p>{m.activation.greeting(name)}</p>
      <p>{forCandidate ? m.activation.loginWith : m.activation.loginWithName(name)}</p>
      <PostForm intent="setPassword" errors={answer?.errors} labels={{ newPassword: m.activation.newPassword, repeatPassword: m.activation.repeatPassword }}>
        {forCandidate ? null : <input type="hidden" name="username" autoComplete="username" value={name} readOnly />}
        <TextField name="newPassword" label={m.activation.newPassword} hint={m.passwordHint} autoComplete="new-password" autoFocus extra={{ type: 'password' }} />
        <TextField name="repeatPassword" label={m.activation.repeatPassword} autoComplete="new-password" extra={{ type: 'password' }} />
        <SubmitButton intent="setPassword">{m.activation.finish}</SubmitButton>
      </PostForm>
    </>
  )
}

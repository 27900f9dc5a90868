import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireSession } from '#app/auth/guards.server.ts'
import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { secret } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { safeRedirect } from '#app/lib/safe-redirect.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { reauthenticate } from '#app/services/accounts/reauthenticate.server.ts'

const ReauthenticationForm = z.object({ intent: z.literal('confirm'), password: secret(), redirectTo: z.string().max(2_000).optional() })

export async function loader({ request }: LoaderFunctionArgs) {
  await requireSession(request)
  const redirectTo = safeRedirect(new URL(request.url).searchParams.get('redirectTo'), '')
  return { redirectTo, title: messagesFor(localeOf(request)).auth.reauthentication.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

/** The password again before an act that matters; then back to the page it was asked on. */
export async function action({ request }: ActionFunctionArgs) {
  const session = await requireSession(request)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, ReauthenticationForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m) }, { status: 400 })
  const outcome = await reauthenticate({ session, password: form.value.password })
  if (!outcome.ok) {
    return json({ errors: fieldMessages({ password: outcome.reason }, m, m.auth.refusals) }, { status: outcome.reason === 'accountLocked' ? 429 : 401 })
  }
  return redirect(safeRedirect(form.value.redirectTo), 303)
}

export default function ReauthenticateRoute() {
  const { redirectTo } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages().auth
  return (
    <>
      <PageHeader title={m.reauthentication.title} />
      <p>{m.reauthentication.lead}</p>
      <p>{m.reauthentication.nothingDone}</p>
      <PostForm intent="confirm" errors={answer?.errors} labels={{ password: m.password }}>
        {redirectTo ? <input type="hidden" name="redirectTo" value={redirectTo} /> : null}
        <TextField name="password" label={m.password} autoComplete="current-password" autoFocus extra={{ type: 'password' }} />
        <SubmitButton intent="confirm">{m.reauthentication.confirm}</SubmitButton>
      </PostForm>
    </>
  )
}

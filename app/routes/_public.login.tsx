import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { allowPublic, optionalActor } from '#app/auth/guards.server.ts'
import { homeOf } from '#app/auth/home.ts'
import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, secret } from '#app/lib/form-fields.ts'
import { localeCookie, localeOf } from '#app/lib/locale.server.ts'
import { cookieTransport } from '#app/lib/origin.server.ts'
import { paths } from '#app/lib/paths.ts'
import { askToRetryAfter } from '#app/lib/request-context.server.ts'
import { safeRedirect } from '#app/lib/safe-redirect.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { signIn } from '#app/services/accounts/sign-in.server.ts'

const LoginForm = z.object({
  intent: z.literal('signIn'),
  username: line({ max: 64 }),
  password: secret(),
  redirectTo: z.string().max(2_000).optional(),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const redirectTo = new URL(request.url).searchParams.get('redirectTo') ?? ''
  if (actor) throw redirect(safeRedirect(redirectTo, homeOf(actor.roles)))
  return { redirectTo: safeRedirect(redirectTo, ''), transport: cookieTransport(), title: messagesFor(localeOf(request)).auth.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

export async function action({ request }: ActionFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, LoginForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: form.values }, { status: 400 })
  const { username, password, redirectTo } = form.value
  const outcome = await signIn({ request, username, password })
  if (!outcome.ok) {
    const { retryAfterSeconds } = outcome.data ?? {}
    if (typeof retryAfterSeconds === 'number') askToRetryAfter(retryAfterSeconds)
    return json({ errors: fieldMessages({ form: outcome.reason }, m, m.auth.refusals), values: { username } }, { status: outcome.reason === 'wrongCredentials' ? 401 : 429 })
  }
  const headers = new Headers({ 'Set-Cookie': outcome.value.cookie })
  if (outcome.value.locale) headers.append('Set-Cookie', localeCookie(outcome.value.locale))
  return redirect(safeRedirect(redirectTo, outcome.value.home), { status: 303, headers })
}

export default function LoginRoute() {
  const { redirectTo, transport } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  return (
    <>
      <PageHeader title={m.auth.title} lead={m.auth.signInLead} />
      {transport === 'refused' ? (
        <Notice tone="attention" title={m.auth.httpsRequiredTitle} role="alert">
          <p>{m.auth.httpsRequired}</p>
        </Notice>
      ) : null}
      <PostForm intent="signIn" errors={answer?.errors} values={answer?.values} labels={{ username: m.auth.username, password: m.auth.password }}>
        {redirectTo ? <input type="hidden" name="redirectTo" value={redirectTo} /> : null}
        <TextField name="username" label={m.auth.username} autoComplete="username" autoFocus extra={{ autoCapitalize: 'none', spellCheck: false, maxLength: 64 }} />
        <TextField name="password" label={m.auth.password} autoComplete="current-password" extra={{ type: 'password' }} />
        <SubmitButton intent="signIn">{m.auth.signIn}</SubmitButton>
      </PostForm>
      <p>
        {m.auth.activateHint} <Link to={paths.activate()}>{m.auth.activateLink}</Link>
      </p>
      <p>{m.auth.forgotten}</p>
    </>
  )
}

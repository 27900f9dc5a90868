import { json, redirect, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData } from '@remix-run/react'
import { z } from 'zod'

import { activationTicketCookie } from '#app/auth/activation-ticket.server.ts'
import { allowPublic } from '#app/auth/guards.server.ts'
import { TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { askToRetryAfter } from '#app/lib/request-context.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import { openActivation } from '#app/services/accounts/activation.server.ts'

const ActivationForm = z.object({ intent: z.literal('check'), code: line({ max: 40 }), identity: line({ max: 64 }) })

export async function loader({ request }: LoaderFunctionArgs) {
  allowPublic(request)
  return { title: messagesFor(localeOf(request)).auth.activation.title }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }, { name: 'robots', content: 'noindex' }]

/** First step: the code from the printout together with the person's own number. */
export async function action({ request }: ActionFunctionArgs) {
  allowPublic(request)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, ActivationForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: { code: form.values.code ?? '' } }, { status: 400 })
  const outcome = await openActivation(form.value)
  if (!outcome.ok) {
    const { retryAfterSeconds } = outcome.data ?? {}
    if (typeof retryAfterSeconds === 'number') askToRetryAfter(retryAfterSeconds)
    const body = { errors: fieldMessages({ form: outcome.reason }, m, m.auth.refusals), values: { code: form.value.code } }
    return json(body, { status: outcome.reason === 'tooManyTries' ? 429 : 409 })
  }
  return redirect(paths.activatePassword(), { status: 303, headers: { 'Set-Cookie': activationTicketCookie(outcome.value) } })
}

export default function ActivateRoute() {
  const answer = useActionData<typeof action>()
  const m = useMessages().auth
  return (
    <>
      <PageHeader title={m.activation.title} lead={m.activation.step(1, 2)} />
      <p>{m.activation.lead}</p>
      <PostForm intent="check" errors={answer?.errors} values={answer?.values} labels={{ code: m.activation.code, identity: m.activation.identity }}>
        <TextField
          name="code"
          label={m.activation.code}
          hint={m.activation.codeHint}
          autoComplete="one-time-code"
          autoFocus
          extra={{ autoCapitalize: 'characters', spellCheck: false, maxLength: 24, placeholder: 'XXXX-XXXX-XXXX' }}
        />
        <TextField name="identity" label={m.activation.identity} hint={m.activation.identityHint} autoComplete="off" extra={{ autoCapitalize: 'characters', spellCheck: false, maxLength: 64 }} />
        <SubmitButton intent="check">{m.activation.next}</SubmitButton>
      </PostForm>
      <p>
        <Link to={paths.login()}>{m.activation.haveAccount}</Link>
      </p>
    </>
  )
}

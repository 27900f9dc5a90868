import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireFresh, requireInstallationPermission } from '#app/auth/guards.server.ts'
import { SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, optional, uuid } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { getAccountPlaces } from '#app/services/accounts/manage/account-pages.server.ts'
import { createAccount } from '#app/services/accounts/manage/create-account.server.ts'

const NewAccountForm = z.object({
  intent: z.literal('create'),
  username: z.string().trim().regex(/^[A-Za-z0-9][A-Za-z0-9.-]{2,31}$/, 'badUsername'),
  displayName: line({ max: 40 }),
  regionId: optional(uuid()),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'account:manage')
  const { regions } = await getAccountPlaces(actor)
  const m = messagesFor(localeOf(request))
  return { regions, title: m.shell.pageTitle(m.admin.newAccount.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'account:manage')
  await requireFresh(request)
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, NewAccountForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, m.admin.refusals), values: form.values }, { status: 400 })
  const { username, displayName, regionId } = form.value
  const outcome = await createAccount({ actor, idempotencyKey: form.idempotencyKey, username, displayName, regionId: actor.regionId ?? regionId })
  if (!outcome.ok) return json({ errors: fieldMessages({ username: outcome.reason }, m, m.admin.refusals), values: { username, displayName } }, { status: 409 })
  return redirectWithToast(paths.accountOf(outcome.value.userId), m.admin.newAccount.created(displayName))
}

export default function NewAccountRoute() {
  const { regions } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.admin.newAccount
  const labels = { username: m.admin.accounts.username, displayName: m.admin.accounts.name, regionId: m.admin.accounts.region }
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} breadcrumbs={[{ label: m.admin.usersTitle, to: paths.accounts() }]} />
      <PostForm intent="create" errors={answer?.errors} values={answer?.values} labels={labels}>
        <TextField name="displayName" label={labels.displayName} hint={words.displayNameHint} extra={{ maxLength: 40 }} />
        <TextField name="username" label={labels.username} hint={words.usernameHint} extra={{ maxLength: 32, autoCapitalize: 'none', spellCheck: false }} />
        {regions.length > 0 ? (
          <SelectField
            name="regionId"
            label={labels.regionId}
            hint={words.regionHint}
            allowEmpty
            choices={regions.map((region) => ({ value: region.id, label: locale === 'en' ? region.nameEn : region.name }))}
          />
        ) : null}
        <SubmitButton intent="create">{words.submit}</SubmitButton>
      </PostForm>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

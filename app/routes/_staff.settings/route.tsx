import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireInstallationPermission } from '#app/auth/guards.server.ts'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { line, uuid, version } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { nameIn } from '#app/services/competitions/in-locale.ts'
import { changeSettings, getSettingsPage, type SettingsValues } from '#app/services/admin/region-settings.server.ts'

import { SettingsForm } from './settings-form.tsx'
import classes from './settings.module.css'

const Settings = z.object({
  intent: z.literal('save'),
  regionId: uuid(),
  version: version(),
  issuerName: line({ max: 60 }),
  shortName: line({ max: 12 }),
  certificateNumberPattern: line({ max: 60 }),
  policyIds: z.array(z.string().max(60)).max(50),
})

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'region:settings')
  const m = messagesFor(localeOf(request))
  const page = await getSettingsPage(actor, new URL(request.url).searchParams.get('region'))
  return { ...page, title: m.shell.pageTitle(m.settings.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireInstallationPermission(request, 'region:settings')
  const m = messagesFor(localeOf(request))
  const form = await parseForm(request, Settings)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: form.values, policyIds: undefined, stored: null }, { status: 400 })
  const { regionId, version: seen, intent: _, ...values } = form.value
  const outcome = await changeSettings({ actor, idempotencyKey: form.idempotencyKey ?? '', regionId, version: seen, values })
  if (outcome.ok) {
    const to = actor.regionId === null ? paths.settings(regionId) : paths.settings()
    return redirectWithToast(to, outcome.value.changed === 0 ? m.settings.unchanged : m.settings.saved)
  }
  const { policyIds, ...typed } = values
  if (outcome.reason !== 'conflict') return json({ errors: { certificateNumberPattern: m.settings.patternFault[outcome.reason] }, values: { ...typed }, policyIds, stored: null }, { status: 409 })
  return json({ errors: { form: m.settings.conflict }, values: { ...typed }, policyIds, stored: outcome.data?.stored as SettingsValues }, { status: 409 })
}

export default function SettingsRoute() {
  const { regions, region, policies, year } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const locale = useLocale()
  const m = useMessages().settings
  if (!region) return <EmptyState title={m.noRegions} />
  return (
    <>
      <PageHeader title={m.title} lead={m.lead(nameIn(locale, region))} />
      {regions.length > 0 ? (
        <RegionLinks regions={regions} chosen={region.id} />
      ) : null}
      <SettingsForm key={region.id} region={region} policies={policies} year={year} answer={answer ?? undefined} />
    </>
  )
}

function RegionLinks({ regions, chosen }: { regions: Array<{ id: string; name: string; nameEn: string }>; chosen: string }) {
  const locale = useLocale()
  const m = useMessages().settings
  return (
    <nav aria-label={m.chooseRegion} className={classes.regions}>
      {regions.map((region) => (
        <a key={region.id} href={paths.settings(region.id)} data-nav="go" aria-current={region.id === chosen ? 'page' : undefined}>
          {nameIn(locale, region)}
        </a>
      ))}
    </nav>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData, useSearchParams } from '@remix-run/react'
import { z } from 'zod'

import { hasPermission } from '#app/auth/actor.ts'
import { requireAnyPermission } from '#app/auth/guards.server.ts'
import { ExportLinks } from '#app/components/exports/export-links.tsx'
import { FieldSet, FormActions, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { FilterBar, FilterChoice } from '#app/components/forms/filter-bar.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { EmptyState } from '#app/components/page/empty-state.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { refusalSentences } from '#app/components/studio-requests/refusal-sentences.ts'
import { requestColumns } from '#app/components/studio-requests/request-columns.tsx'
import { DataTable } from '#app/components/tables/data-table.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { line, optional } from '#app/lib/form-fields.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { openNewApplication } from '#app/services/studios/requests/open-application.server.ts'
import { getApplyPage } from '#app/services/studios/requests/request-pages.server.ts'
import { tierText } from '#app/services/studios/tier-text.ts'
import { APPLICATION_TERMS } from '#scoring/studios/application/terms.ts'

/** The choice of tier carries its policy, as one value of the select. */
const terms = z.string().transform((value, context) => {
  const found = APPLICATION_TERMS.find(({ policyId, tier }) => `${policyId}:${tier}` === value)
  if (found) return found
  context.addIssue({ code: 'custom', message: value === '' ? 'required' : 'notOption' })
  return z.NEVER
})

const OpenForm = z.object({
  intent: z.literal('open'), name: line({ max: 60 }), trade: line({ max: 40 }), place: line({ max: 100 }), terms,
  hostName: optional(line({ max: 100 })), leadName: optional(line({ max: 60 })), leadIdentity: optional(line({ max: 40 })),
})

/** The field a refusal belongs to. */
const FIELD_OF: Record<string, string> = { nameTaken: 'name', noTerms: 'terms', hostMissing: 'hostName', leaderMissing: 'leadName', badName: 'leadName', badIdentity: 'leadIdentity', identityOfOther: 'leadIdentity' }

export async function loader({ request }: LoaderFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:read', 'studio:own', 'studio:confirm'])
  const m = messagesFor(localeOf(request))
  const query = new URL(request.url).searchParams
  const page = /^[1-9]\d{0,3}$/.test(query.get('page') ?? '') ? Number(query.get('page')) : 1
  return { ...(await getApplyPage(actor, { page, openOnly: query.get('only') === 'open' })), reader: hasPermission(actor, 'studio:read'), title: m.shell.pageTitle(m.studioRequests.title) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request }: ActionFunctionArgs) {
  const actor = await requireAnyPermission(request, ['studio:edit', 'studio:own', 'studio:confirm'])
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const words = m.studioRequests
  const form = await parseForm(request, OpenForm)
  const typed = ({ leadIdentity: _, ...values }: Record<string, string>) => values
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m), values: typed(form.values) }, { status: 400 })
  const { name, trade, place, terms: chosen, hostName, leadName, leadIdentity } = form.value
  const values = { name, trade, place, policyId: chosen.policyId, tier: chosen.tier, hostName: hostName ?? '', leadName, leadIdentity }
  const outcome = await openNewApplication({ actor, idempotencyKey: form.idempotencyKey ?? '', values })
  if (!outcome.ok) {
    const errors = fieldMessages({ [FIELD_OF[outcome.reason] ?? 'form']: outcome.reason }, m, refusalSentences(m, locale, outcome.data))
    return json({ errors, values: { name, trade, place, terms: `${chosen.policyId}:${chosen.tier}`, hostName: hostName ?? '', leadName: leadName ?? '' } as Record<string, string> }, { status: 409 })
  }
  return redirectWithToast(paths.studioRequest(outcome.value.studioId, outcome.value.requestId), words.open.done)
}

export default function ApplyRoute() {
  const { rows, total, tiers, mayApply, asks, ownHost, reader } = useLoaderData<typeof loader>()
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.studioRequests
  const [params] = useSearchParams()
  const open = words.open
  const labels = { name: open.name, trade: open.trade, place: open.place, terms: open.tier, hostName: open.host, leadName: open.leadName, leadIdentity: open.leadIdentity }
  return (
    <>
      <PageHeader title={words.title} lead={words.lead} actions={total > 0 ? <ExportLinks table="requests" /> : null} />
      {reader ? (
        <FilterBar key={params.toString()} active={params.get('only') === 'open'}>
          <FilterChoice name="only" label={words.filter} options={[['open', words.filterOpen]]} />
        </FilterBar>
      ) : null}
      <DataTable
        columns={requestColumns}
        rows={rows as never}
        total={total}
        getRowId={(row) => row.id}
        caption={words.caption}
        rowHref={(row) => paths.studioRequest(row.studioId, row.id)}
        phone="stack"
        empty={<EmptyState title={words.empty}>{mayApply ? words.emptyText : words.emptyBureau}</EmptyState>}
      />
      {mayApply ? (
        <Section title={open.title} note={tiers.length === 0 ? open.noTiers : open.note}>
          {tiers.length === 0 ? null : (
            <PostForm intent="open" errors={answer?.errors} values={answer?.values} labels={labels}>
              <FieldSet legend={open.about} columns={2}>
                <TextField name="name" label={open.name} hint={open.nameHint} extra={{ maxLength: 60 }} />
                <SelectField name="terms" label={open.tier} choices={tiers.map((one) => ({ value: `${one.policyId}:${one.tier}`, label: `${tierText(m, locale, one)} · ${one.documentNumber}` }))} />
                <TextField name="trade" label={open.trade} extra={{ maxLength: 40 }} />
                <TextField name="place" label={open.place} extra={{ maxLength: 100 }} />
                {asks.host ? <TextField name="hostName" label={open.host} extra={{ maxLength: 100 }} /> : null}
                {asks.leader ? <TextField name="leadName" label={open.leadName} extra={{ maxLength: 60 }} /> : null}
                {asks.leader ? <TextField name="leadIdentity" label={open.leadIdentity} hint={open.leadHint} extra={{ maxLength: 40, autoCapitalize: 'characters', spellCheck: false }} /> : null}
              </FieldSet>
              {!asks.host && ownHost ? <p>{open.ownHost(ownHost)}</p> : null}
              <FormActions>
                <SubmitButton intent="open">{open.submit}</SubmitButton>
              </FormActions>
            </PostForm>
          )}
        </Section>
      ) : null}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

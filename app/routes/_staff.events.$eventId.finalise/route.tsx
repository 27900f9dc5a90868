import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { requireAnyPermission, requireFresh, requirePermission } from '#app/auth/guards.server.ts'
import { useEventBreadcrumbs } from '#app/components/event-breadcrumbs.ts'
import { EventTabs } from '#app/components/event-tabs.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { DescriptionList } from '#app/components/page/description-list.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { parseForm } from '#app/lib/form.ts'
import { line, wholeNumber } from '#app/lib/form-fields.ts'
import { resultLabels } from '#app/components/results/labels.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { WayTo } from '#app/components/shell/way-to.tsx'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { announceEdition } from '#app/services/results/announce-edition.server.ts'
import { getFinalisePage, type FinalisePage } from '#app/services/results/finalise-page.server.ts'
import { signEdition } from '#app/services/results/sign-edition.server.ts'

import classes from './page.module.css'
import { missingThings } from './missing-things.ts'

const FinaliseForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('sign'), edition: wholeNumber({ min: 1, max: 999_999 }), duty: z.enum(['chiefJudge', 'supervisor']), outputHash: line({ max: 64 }) }),
  z.object({ intent: z.literal('announce') }),
])

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await requirePermission(request, 'result:read', { eventId: params.eventId! })
  const page = await getFinalisePage(actor, params.eventId!)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${eventNameIn(localeOf(request), page.event)} ${m.checking.finalise.title}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  await requireAnyPermission(request, ['result:sign', 'result:publish'])
  const eventId = params.eventId!
  const words = messagesFor(localeOf(request)).checking.finalise
  const form = await parseForm(request, FinaliseForm)
  if (!form.ok) return json({ about: form.values.duty ?? form.values.intent ?? '', errors: form.errors }, { status: 400 })
  const { value } = form
  const actor = await requirePermission(request, value.intent === 'sign' ? 'result:sign' : 'result:publish', { eventId })
  // A signature and an announcement ask for the password itself, given within minutes.
  await requireFresh(request)
  const act = { actor, idempotencyKey: form.idempotencyKey ?? '', eventId }
  const refused = (about: string, reason: keyof typeof words.refusal) => json({ about, errors: { form: words.refusal[reason] } as Record<string, string> }, { status: 409 })
  if (value.intent === 'announce') {
    const outcome = await announceEdition(act)
    return outcome.ok ? redirectWithToast(paths.eventFinalise(eventId), words.announceDone, { tone: 'decided' }) : refused('announce', outcome.reason)
  }
  const outcome = await signEdition({ ...act, edition: value.edition, duty: value.duty, seenOutputHash: value.outputHash })
  return outcome.ok ? redirectWithToast(paths.eventFinalise(eventId), words.signDone, { tone: 'decided' }) : refused(value.duty, outcome.reason)
}

export default function FinaliseRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as FinalisePage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.checking.finalise
  const { event, competition, edition, steps } = page
  const own = (about: string) => (answer?.about === about ? answer.errors : undefined)
  const current = steps.findIndex(({ done }) => !done)
  const missing = missingThings(resultLabels(page.event.rules, m, locale), page)
  const links = [
    ...(page.may.recheck ? [{ to: paths.eventRecheck(event.id), label: m.shell.sections.recheck }] : []),
    { to: paths.eventAppeals(event.id), label: m.shell.sections.appeals },
    { to: paths.eventNotice(event.id), label: m.shell.sections.notice },
    ...(edition ? [{ to: paths.eventCorrection(event.id), label: page.openItems > 0 ? `${m.corrections.title} · ${m.corrections.items.openCount(page.openItems)}` : m.corrections.title }] : []),
    { to: paths.eventAnalysis(event.id), label: m.checking.analysis.title },
  ]
  const crumbs = useEventBreadcrumbs({ event, competition })
  return (
    <>
      <PageHeader
        title={words.title}
        lead={words.lead}
        breadcrumbs={crumbs}
      >
        <StateLine
          steps={steps.map(({ key, done }, at) => ({ key, label: words.steps[key], state: done ? 'done' : at === current ? 'current' : 'ahead', decides: key === 'publish' || key === 'notice' }))}
          missing={missing}
        />
      </PageHeader>
      <EventTabs eventId={event.id} latestEdition={edition?.number ?? null} />
      <nav className={classes.links} aria-label={words.title}>
        {links.map(({ to, label }) => (
          <a key={to} href={to} data-nav="go">
            {label}
          </a>
        ))}
        {edition?.provisionalAt || edition?.state === 'published' ? <a href={paths.ceremony(event.id)}>{m.checking.ceremony.title}</a> : null}
        <a href={paths.ceremony(event.id, true)}>{m.checking.ceremony.rehearse}</a>
      </nav>
      {edition === null || !edition.current ? (
        <Notice>
          {words.noEdition}{' '}
          <WayTo to={paths.eventRanking(event.id)}>{words.toRanking}</WayTo>
        </Notice>
      ) : (
        <>
          {page.usesSignatures ? (
            <Section title={words.signatures} note={words.signaturesNote}>
              <DescriptionList items={page.signatures.map(({ duty, byName, at }) => ({ label: words.duty[duty], value: byName === null ? words.unsigned : words.signed(byName, formatInstant(at ?? '')), wide: true }))} />
              {page.signatures
                .filter(({ maySign }) => maySign)
                .map(({ duty }) => (
                  <ConfirmForm key={duty} intent="sign" trigger={words.sign(words.duty[duty])} consequence={<p>{words.signText(edition.number, edition.outputHash.slice(0, 16))}</p>} confirmLabel={words.sign(words.duty[duty])} decides reason="none" errors={own(duty)}>
                    <input type="hidden" name="edition" value={edition.number} />
                    <input type="hidden" name="duty" value={duty} />
                    <input type="hidden" name="outputHash" value={edition.outputHash} />
                  </ConfirmForm>
                ))}
            </Section>
          ) : null}
          {page.usesAppeal ? (
            <Section title={words.announce} note={words.announceNote}>
              {edition.provisionalAt ? (
                <p>{words.announcedAt(edition.provisionalByName ?? '', formatInstant(edition.provisionalAt))}</p>
              ) : page.may.announce ? (
                <ConfirmForm intent="announce" trigger={words.announceAgain} consequence={<p>{words.announceText}</p>} confirmLabel={words.announceAgain} decides reason="none" errors={own('announce')} />
              ) : (
                <p>
                  {words.announceOnCompetition}{' '}
                  <a href={paths.competition(competition.id)} data-nav="go">
                    {words.toCompetition}
                  </a>
                </p>
              )}
            </Section>
          ) : null}
          <Section title={words.edition}>
            <p>
              <a href={paths.eventEdition(event.id, edition.number)} data-nav="go">
                {m.results.edition(edition.number)} · {m.terms.editionState[edition.state]}
              </a>
            </p>
          </Section>
        </>
      )}
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

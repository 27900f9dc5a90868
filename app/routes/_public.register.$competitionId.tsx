import { Button } from '@mantine/core'
import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { Link, useActionData, useLoaderData } from '@remix-run/react'
import { z } from 'zod'

import { optionalActor } from '#app/auth/guards.server.ts'
import { openSession } from '#app/auth/session.server.ts'
import { formatDay } from '#app/components/format/format-day.ts'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { CheckField, FieldSet, FormActions, SelectField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { Notice } from '#app/components/page/notice.tsx'
import { PageHeader, Section } from '#app/components/page/page-header.tsx'
import { AnswerFields, RegistrantFields, registrationLabels } from '#app/components/registration/registration-fields.tsx'
import { problemErrors } from '#app/components/registration/registration-errors.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { optional, secret, tick, uuid } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { paths } from '#app/lib/paths.ts'
import { takeTry } from '#app/lib/rate-limits.server.ts'
import { currentRequest } from '#app/lib/request-context.server.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { eventNameIn, nameIn } from '#app/services/competitions/in-locale.ts'
import type { EntrantProblem } from '#app/services/entries/entrant-problems.ts'
import { getRegisterPage } from '#app/services/registration/register-page.server.ts'
import { registerNewPerson, registerOwn } from '#app/services/registration/register.server.ts'
import { answersTyped, readUpload, registrantTyped } from '#app/services/registration/registration-form.server.ts'

const RegisterForm = z.object({ intent: z.literal('register'), eventId: uuid(), ...registrantTyped, password: optional(secret()), ...answersTyped, consent: tick() })

export async function loader({ request, params }: LoaderFunctionArgs) {
  const actor = await optionalActor(request)
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const { regionId: _, ...page } = await getRegisterPage({ competitionId: params.competitionId!, actor, locale })
  return { ...page, title: m.shell.pageTitle(m.registration.title(nameIn(locale, page.competition))) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const competitionId = params.competitionId!
  const locale = localeOf(request)
  const m = messagesFor(locale)
  const words = m.registration
  const refuse = (status: number, errors: Record<string, string | string[]>, values: Record<string, string>) => json({ errors, values }, { status })
  const form = await parseForm(request, RegisterForm)
  if (!form.ok) return refuse(400, fieldMessages(form.errors, m), form.values)
  const { eventId, consent, photo: given, password, insured, levelCertificate, intent: _, ...typed } = form.value
  const values = { ...typed, eventId, levelCertificate: levelCertificate ?? '', insured: insured ? 'on' : '', consent: consent ? 'on' : '' }
  if (!takeTry('registration', currentRequest()?.ip ?? 'unknown').ok) return refuse(429, { form: words.failed.tooManyTries }, values)
  const page = await getRegisterPage({ competitionId, actor, locale })
  if (!page.events.some((event) => event.id === eventId)) return refuse(400, { eventId: words.choose }, values)
  if (!consent) return refuse(400, { consent: words.failed.consent }, values)
  const photo = await readUpload(given, 'portrait')
  if (!photo.ok) return refuse(400, fieldMessages({ photo: photo.code }, m), values)
  const common = { idempotencyKey: form.idempotencyKey ?? '', eventId, typed, insured, levelCertificate, photo: photo.file }

  if (page.person && actor?.regionId) {
    const outcome = await registerOwn({ ...common, actor: { ...actor, regionId: actor.regionId } })
    if (outcome.ok) return redirectWithToast(paths.me(), words.submitted(outcome.value.number))
    if (outcome.reason === 'problems') return refuse(409, problemErrors(m, outcome.data?.problems as EntrantProblem[]), values)
    return refuse(409, { form: words.failed[outcome.reason] }, values)
  }
  const outcome = await registerNewPerson({ ...common, regionId: page.regionId, password: password ?? '' })
  if (outcome.ok) {
    const cookie = await openSession(request, outcome.value.userId, ['candidate'])
    return redirectWithToast(paths.me(), words.submitted(outcome.value.number), { headers: [['Set-Cookie', cookie]] })
  }
  if (outcome.reason === 'problems') return refuse(409, problemErrors(m, outcome.data?.problems as EntrantProblem[]), values)
  if (outcome.reason === 'weakPassword') return refuse(400, { password: words.failed.weakPassword }, values)
  return refuse(409, { [outcome.reason === 'identityInUse' ? 'identityNumber' : 'form']: words.failed[outcome.reason] }, values)
}

type Page = ReturnType<typeof useLoaderData<typeof loader>>

export default function RegisterRoute() {
  const page = useLoaderData<typeof loader>()
  const { competition, closed } = page
  const m = useMessages()
  const words = m.registration
  const locale = useLocale()
  return (
    <div data-density="large">
      <PageHeader title={words.title(nameIn(locale, competition))} lead={words.lead(formatDay(locale, competition.finalOn), competition.place ?? '')} />
      {competition.registrationClosesAt ? <p>{words.until(formatInstant(competition.registrationClosesAt))}</p> : null}
      <Conditions eligibility={competition.eligibility} />
      {closed ? <Notice tone="attention">{words.closed[closed]}</Notice> : <RegistrationForm page={page} />}
    </div>
  )
}

/** Who may enter, as the competition's rules say it; nothing where there is no rule. */
function Conditions({ eligibility }: { eligibility: Page['competition']['eligibility'] }) {
  const m = useMessages()
  const rule = m.registration.rule
  const lines = [
    eligibility.minimumAge === undefined ? null : rule.minimumAge(eligibility.minimumAge),
    eligibility.maximumAge === undefined ? null : rule.maximumAge(eligibility.maximumAge),
    eligibility.lowestLevel === undefined ? null : rule.lowestLevel(m.terms.skillLevel[eligibility.lowestLevel]),
    eligibility.highestLevel === undefined ? null : rule.highestLevel(m.terms.skillLevel[eligibility.highestLevel]),
    eligibility.insuredInRegion ? rule.insuredInRegion : null,
    eligibility.photo ? rule.photo : null,
    eligibility.organisation ? rule.organisation : null,
  ].filter((line) => line !== null)
  if (lines.length === 0) return null
  return (
    <Section title={m.registration.rulesTitle}>
      <ul>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </Section>
  )
}

function RegistrationForm({ page }: { page: Page }) {
  const { competition, events, notice, person, already } = page
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const words = m.registration
  const locale = useLocale()
  const open = events.filter((event) => !already.some((entry) => entry.eventId === event.id))
  return (
    <>
      {already.map((entry) => (
        <Notice key={entry.id}>
          {words.already} · <Link to={paths.myRegistration(entry.id)}>{words.view}</Link>
        </Notice>
      ))}
      {person ? (
        <p>{words.signedInAs(person.name)}</p>
      ) : (
        <>
          <FormActions>
            <Button component={Link} to={paths.login(paths.register(competition.id))} variant="default">
              {words.account.have}
            </Button>
            <Button component={Link} to={paths.activate()} variant="default">
              {words.account.code}
            </Button>
          </FormActions>
          <Section title={words.account.title}>
            <p>{words.account.hint}</p>
          </Section>
        </>
      )}
      {open.length === 0 ? null : (
        <PostForm intent="register" encType="multipart/form-data" errors={answer?.errors} values={answer?.values} labels={registrationLabels(m)}>
          {person ? null : <RegistrantFields />}
          <FieldSet legend={words.entry}>
            <SelectField name="eventId" label={words.fields.eventId} choices={open.map((event) => ({ value: event.id, label: eventNameIn(locale, event) }))} stored={open[0]?.id ?? null} />
            <AnswerFields
              stored={{ organisation: person?.organisation ?? null, skillLevel: null, levelCertificate: null, insured: false, hasPhoto: person?.hasPhoto ?? false }}
              team={open.some((event) => event.team) ? { stored: null } : null}
            />
          </FieldSet>
          <FieldSet legend={`${words.noticeTitle} · ${words.noticeEdition(notice.edition)}`}>
            {notice.text.map((paragraph) => (
              <p key={paragraph}>{paragraph}</p>
            ))}
            <CheckField name="consent" label={words.fields.consent} />
          </FieldSet>
          <SubmitButton intent="register">{words.submit}</SubmitButton>
        </PostForm>
      )}
    </>
  )
}

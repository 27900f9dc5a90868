import { json, type ActionFunctionArgs, type LoaderFunctionArgs, type MetaFunction } from '@remix-run/node'
import { useActionData, useLoaderData } from '@remix-run/react'

import { requirePermission } from '#app/auth/guards.server.ts'
import { EventPageHeader } from '#app/components/entrants/event-page-header.tsx'
import { formatInstant } from '#app/components/format/format-instant.ts'
import { CheckField, FieldSet, FormActions, NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { RouteError } from '#app/components/page/route-error.tsx'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import { writeMarkText } from '#app/lib/mark-text.ts'
import { paths } from '#app/lib/paths.ts'
import { redirectWithToast } from '#app/lib/toast.server.ts'
import { messagesFor } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import { BOARD_FREEZES, BOARD_SHOWS, boardForm, boardsOf } from '#app/services/boards/board-form.ts'
import { getBoardSettings, setBoards, type BoardSettingsPage } from '#app/services/boards/set-boards.server.ts'
import { nameIn } from '#app/services/competitions/in-locale.ts'

import classes from './page.module.css'

export async function loader({ request, params }: LoaderFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'event:edit', { eventId })
  const page = await getBoardSettings(actor, eventId)
  const m = messagesFor(localeOf(request))
  return { page, title: m.shell.pageTitle(`${m.boards.settings.title} ${nameIn(localeOf(request), page.event)}`) }
}

export const meta: MetaFunction<typeof loader> = ({ data }) => [{ title: data?.title ?? '' }]

export async function action({ request, params }: ActionFunctionArgs) {
  const eventId = params.eventId!
  const actor = await requirePermission(request, 'event:edit', { eventId })
  const m = messagesFor(localeOf(request))
  const { failed, saved } = m.boards.settings
  const form = await parseForm(request, boardForm)
  if (!form.ok) return json({ errors: fieldMessages(form.errors, m, failed), values: form.values }, { status: 400 })
  const outcome = await setBoards({ actor, idempotencyKey: form.idempotencyKey ?? '', eventId, version: form.value.version, boards: boardsOf(form.value) })
  if (!outcome.ok) return json({ errors: fieldMessages({ form: outcome.reason }, m, failed), values: {} }, { status: 409 })
  return redirectWithToast(paths.eventBoardSettings(eventId), saved)
}

export default function BoardSettingsRoute() {
  const page = useLoaderData<typeof loader>().page as unknown as BoardSettingsPage
  const answer = useActionData<typeof action>()
  const m = useMessages()
  const locale = useLocale()
  const words = m.boards.settings
  const { open, spread } = page.boards
  const freeze = open?.freeze ?? { kind: 'never' }
  return (
    <>
      <EventPageHeader event={page.event} title={words.title} below={[{ label: m.floor.title, to: paths.eventFloor(page.event.id) }]} />
      <p>{words.lead}</p>
      {open ? (
        <p className={classes.address}>
          {words.address} <a href={paths.publicBoard(page.event.id)}>{paths.publicBoard(page.event.id)}</a>
        </p>
      ) : null}
      <PostForm intent="boards" errors={answer?.errors} values={answer?.values} labels={{ count: words.count, at: words.at, shows: words.shows, freeze: words.freeze }}>
        <input type="hidden" name="version" value={page.version} />
        <FieldSet legend={words.publicTitle} columns={2}>
          <SelectField name="shows" label={words.shows} choices={BOARD_SHOWS.map((value) => ({ value, label: words.showsOf[value] }))} stored={open?.shows ?? 'closed'} />
          <CheckField name="names" label={words.names} hint={words.namesHint} stored={open?.names ?? false} />
          <SelectField name="freeze" label={words.freeze} choices={BOARD_FREEZES.map((value) => ({ value, label: words.freezeOf[value] }))} stored={freeze.kind} />
          <NumberText name="count" label={words.count} hint={words.countHint} decimals={0} stored={freeze.kind === 'lastEntrants' ? String(freeze.count) : ''} />
          <TextField name="at" label={words.at} hint={words.atHint} stored={freeze.kind === 'at' ? formatInstant(freeze.at) : ''} />
        </FieldSet>
        {page.parts.length === 0 ? null : (
          <FieldSet legend={words.spreadTitle} hint={words.spreadText} columns={2}>
            {page.parts.map((part) => (
              <div key={part.key}>
                <input type="hidden" name="part" value={part.key} />
                <NumberText name="spread" label={words.spread(nameIn(locale, part))} hint={words.spreadHint(writeMarkText(Math.round(part.maximum / 10)))} stored={writeMarkText(spread?.[part.key] ?? null)} />
              </div>
            ))}
          </FieldSet>
        )}
        {page.archived ? null : (
          <FormActions>
            <SubmitButton intent="boards">{words.save}</SubmitButton>
          </FormActions>
        )}
      </PostForm>
    </>
  )
}

export function ErrorBoundary() {
  return <RouteError />
}

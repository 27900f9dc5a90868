import { redirect, type ActionFunctionArgs } from '@remix-run/node'
import { z } from 'zod'

import { optionalActor } from '#app/auth/guards.server.ts'
import { colorSchemes } from '#app/lib/color-scheme.ts'
import { colorSchemeCookie } from '#app/lib/color-scheme.server.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeCookie } from '#app/lib/locale.server.ts'
import { safeRedirect } from '#app/lib/safe-redirect.ts'
import { locales } from '#app/messages/locale.ts'
import { rememberLocale } from '#app/services/accounts/remember-locale.server.ts'

const PreferencesForm = z.object({
  locale: z.enum(locales).optional(),
  colorScheme: z.enum(colorSchemes).optional(),
  redirectTo: z.string().max(2_000).optional(),
})

/** Language and appearance: remembered in cookies, for people with and without an account; then back to the same page. */
export async function action({ request }: ActionFunctionArgs) {
  const actor = await optionalActor(request)
  const form = await parseForm(request, PreferencesForm)
  if (!form.ok) return redirect('/', 303)
  const { locale, colorScheme, redirectTo } = form.value
  const headers = new Headers()
  if (locale) headers.append('Set-Cookie', localeCookie(locale))
  if (colorScheme) headers.append('Set-Cookie', colorSchemeCookie(colorScheme))
  if (locale && actor) await rememberLocale(actor.userId, locale)
  return redirect(safeRedirect(redirectTo), { status: 303, headers })
}

export async function loader({ request }: ActionFunctionArgs) {
  await optionalActor(request)
  return redirect('/')
}

import type { Locale } from '#app/messages/locale.ts'
import { setUserLocale } from '#db/queries/users.ts'

/** Keeps the language with the account, for letters and papers made when no browser is there. */
export async function rememberLocale(userId: string, locale: Locale): Promise<void> {
  await setUserLocale({ userId, locale })
}

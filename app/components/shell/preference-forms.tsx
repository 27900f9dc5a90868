import { useLocation } from '@remix-run/react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'

import classes from './preference-forms.module.css'

/** Where both forms post; the route answers with the cookie and comes back to the same page. */
export const preferencesPath = '/preferences'

function ReturnHere() {
  const { pathname, search } = useLocation()
  return <input type="hidden" name="redirectTo" value={pathname + search} />
}

/** Switches between the two languages; each is named in itself. */
export function LanguageSwitch() {
  const m = useMessages().shell
  const locale = useLocale()
  const other = locale === 'zh-CN' ? 'en' : 'zh-CN'
  return (
    <form method="post" action={preferencesPath} data-nav="stay">
      <ReturnHere />
      <button type="submit" name="locale" value={other} lang={other} className={classes.language} title={m.switchLanguage}>
        <span className={classes.whole}>{m.otherLanguage}</span>
        <span className={classes.short} aria-hidden="true">
          {m.otherLanguageShort}
        </span>
      </button>
    </form>
  )
}

const schemes = [
  ['light', 'light'],
  ['dark', 'dark'],
  ['auto', 'system'],
] as const

/** Light, dark or as the device says. */
export function AppearanceSwitch({ current }: { current: ColorScheme }) {
  const m = useMessages().shell
  return (
    <form method="post" action={preferencesPath} data-nav="stay">
      <ReturnHere />
      <fieldset className={classes.schemes}>
        <legend>{m.appearance}</legend>
        {schemes.map(([scheme, word]) => (
          <button key={scheme} type="submit" name="colorScheme" value={scheme} aria-pressed={scheme === current}>
            {m[word]}
          </button>
        ))}
      </fieldset>
    </form>
  )
}

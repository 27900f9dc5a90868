import { Form, Link } from '@remix-run/react'

import type { ColorScheme } from '#app/lib/color-scheme.ts'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

import { PopoverDetails } from '../disclosure/popover-details.tsx'
import { Icon } from '../page/icon.tsx'
import classes from './account-menu.module.css'
import { AppearanceSwitch } from './preference-forms.tsx'

/** Who is signed in, as the shell shows it. */
export interface ShellPerson {
  displayName: string
  /** Role names in this page's language. */
  roles: string[]
}

/** Account, appearance and the way out; without a person it offers to sign in. */
export function AccountMenu({ person, colorScheme }: { person: ShellPerson | null; colorScheme: ColorScheme }) {
  const m = useMessages().shell
  return (
    <PopoverDetails
      align="end"
      className={classes.summary}
      label={person ? m.signedInAs(person.displayName) : m.menu}
      summary={
        <>
          <Icon name="person" />
          <span className={classes.name}>{person?.displayName ?? m.menu}</span>
        </>
      }
    >
      <div className={classes.panel}>
        {person ? (
          <div>
            <p className={classes.person}>{person.displayName}</p>
            <p className={classes.roles}>{person.roles.join(' · ')}</p>
          </div>
        ) : null}
        <AppearanceSwitch current={colorScheme} />
        {person ? (
          <div className={classes.acts}>
            <Link to={paths.account()}>{m.accountSettings}</Link>
            <Form method="post" action={paths.logout()}>
              <button type="submit" className={classes.out}>
                {m.signOut}
              </button>
            </Form>
          </div>
        ) : (
          <div className={classes.acts}>
            <Link to={paths.login()}>{m.signIn}</Link>
          </div>
        )}
      </div>
    </PopoverDetails>
  )
}

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

/** Account, appearance and the way out. Somebody without a session sees the way in, and the appearance. */
export function AccountMenu({ person, colorScheme }: { person: ShellPerson | null; colorScheme: ColorScheme }) {
  return person ? <PersonMenu person={person} colorScheme={colorScheme} /> : <VisitorMenu colorScheme={colorScheme} />
}

function PersonMenu({ person, colorScheme }: { person: ShellPerson; colorScheme: ColorScheme }) {
  const m = useMessages().shell
  return (
    <PopoverDetails
      align="end"
      className={classes.summary}
      label={m.signedInAs(person.displayName)}
      summary={
        <>
          <Icon name="person" />
          <span className={classes.name}>{person.displayName}</span>
        </>
      }
    >
      <div className={classes.panel}>
        <div>
          <p className={classes.person}>{person.displayName}</p>
          <p className={classes.roles}>{person.roles.join(' · ')}</p>
        </div>
        <AppearanceSwitch current={colorScheme} />
        <div className={classes.acts}>
          <a href={paths.account()} data-nav="go">{m.accountSettings}</a>
          <form method="post" action={paths.logout()} data-nav="go">
            <button type="submit" className={classes.out}>
              {m.signOut}
            </button>
          </form>
        </div>
      </div>
    </PopoverDetails>
  )
}

function VisitorMenu({ colorScheme }: { colorScheme: ColorScheme }) {
  const m = useMessages().shell
  return (
    <>
      <a href={paths.login()} data-nav="go" className={classes.in}>
        {m.signIn}
      </a>
      <PopoverDetails align="end" className={classes.summary} label={m.appearance} summary={<Icon name="appearance" />}>
        <AppearanceSwitch current={colorScheme} />
      </PopoverDetails>
    </>
  )
}

import { SectionNav } from '#app/components/shell/section-nav.tsx'
import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'

/** The pages of the money side by side. */
export function GrantNav() {
  const m = useMessages().grantPages.nav
  const links = [
    { to: paths.grants(), label: m.overview, end: true },
    { to: paths.grantLines(), label: m.lines },
    { to: paths.grantChanges(), label: m.changes },
    { to: paths.claims(), label: m.claims },
    { to: paths.payments(), label: m.payments, also: ['/grants/batches'] },
    { to: paths.grantFacts(), label: m.facts },
    { to: paths.grantSettings(), label: m.settings },
    { to: paths.grantAccounts(), label: m.accounts },
  ]
  return <SectionNav links={links} label={m.label} />
}

import { paths } from '#app/lib/paths.ts'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { StudioRights } from '#app/services/studios/studio-access.server.ts'

import { SectionNav } from '../shell/section-nav.tsx'

/** The pages of one studio, what its leader needs most often first. The host's contact confirms reports and sees no log. */
export function StudioTabs({ studioId, rights }: { studioId: string; rights: StudioRights }) {
  const m = useMessages()
  const words = m.studioLog.tabs
  const whole = rights.lead || rights.read
  const links = [
    { to: paths.studio(studioId), label: words.overview, end: true },
    ...(whole
      ? [
          { to: paths.studioLog(studioId), label: words.log },
          { to: paths.studioApprentices(studioId), label: words.apprentices },
          { to: paths.studioMoney(studioId), label: words.money },
        ]
      : []),
    { to: paths.studioReports(studioId), label: words.report },
    ...(whole ? [{ to: paths.studioAssessments(studioId), label: words.assessments }] : []),
    { to: paths.studioRequests(studioId), label: words.requests },
  ]
  return <SectionNav links={links} label={words.title} />
}

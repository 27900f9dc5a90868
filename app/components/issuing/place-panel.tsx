import { SectionNav } from '#app/components/shell/section-nav.tsx'
import { useMessages } from '#app/messages/use-messages.tsx'
import type { PlacePage } from '#app/services/certificates/certificates-page.server.ts'

import { CertificateList } from './certificate-list.tsx'
import { IssueForm } from './issue-form.tsx'
import type { PlaceAnswer } from './place-answer.ts'
import { ProofsPanel } from './proofs-panel.tsx'
import { ProposalList } from './proposal-list.tsx'

/** Certificates of one place, a kind at a time: what a correction proposes, what can be issued, what has been. */
export function PlacePanel({ page, href, answer }: { page: PlacePage; href: (kind: PlacePage['kind']) => string; answer: PlaceAnswer | undefined }) {
  const m = useMessages().certificates
  return (
    <>
      <SectionNav label={m.kindsLabel} current={href(page.kind)} links={page.kinds.map((kind) => ({ to: href(kind), label: m.kinds[kind] }))} />
      <ProposalList page={page} answer={answer} />
      <ProofsPanel page={page} answer={answer} />
      <IssueForm page={page} answer={answer} />
      <CertificateList page={page} answer={answer} />
    </>
  )
}

import { judgeAppointment, expertAppointment } from './appointment-kinds.server.ts'
import { honour, participation, promotionProof } from './edition-kinds.server.ts'
import type { CertificateKind } from './kind.ts'
import { studioPlaque } from './studio-plaque.server.ts'

/** Kinds that are read from the published edition of an event: a new edition may say otherwise. */
export const EDITION_KINDS: readonly CertificateKind[] = [honour, promotionProof, participation]

/** Every kind that is issued with a number, in the order of the screens. A new kind is a new entry here. */
export const CERTIFICATE_KINDS: readonly CertificateKind[] = [...EDITION_KINDS, judgeAppointment, studioPlaque, expertAppointment]

export function kindNamed(name: string | null | undefined, place: CertificateKind['place']): CertificateKind {
  const kinds = CERTIFICATE_KINDS.filter((kind) => kind.place === place)
  return kinds.find(({ kind }) => kind === name) ?? kinds[0]!
}

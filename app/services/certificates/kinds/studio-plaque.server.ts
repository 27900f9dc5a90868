import { listRecognisedStudios } from '#db/queries/certificate-sources.ts'
import type { CertificateKind } from './kind.ts'
import { printed, upTo } from './printed-words.ts'

/** 授牌: every studio that is recognised now. What the record says of it is what its recognition said. */
export const studioPlaque: CertificateKind = {
  kind: 'studioPlaque', place: 'region', code: 'GZ', proofs: false, designs: false,
  source: async (db, { regionId }) => {
    const rows = await listRecognisedStudios(db, { regionId })
    const subjects = rows.map(({ id, name, tierLabel, trade, recognitionDocument, leadName, leadPersonId, hostName }) => ({
      sourceKey: id, label: printed(name), personId: leadPersonId, entryId: null, studioId: id,
      content: {
        studioName: upTo(60, printed(name)),
        tierName: upTo(10, printed(tierLabel)),
        leadName: printed(leadName ?? '——'),
        hostOrganisation: upTo(60, printed(hostName ?? '——')),
        ...(trade === '' ? {} : { occupationName: upTo(40, printed(trade)) }),
        ...(recognitionDocument ? { recognisedBy: upTo(40, printed(recognitionDocument)) } : {}),
        studioId: id,
      },
    }))
    return { edition: null, competitionId: null, subjects, refusal: rows.length === 0 ? 'noSource' : null }
  },
}

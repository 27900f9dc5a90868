import { dayOf } from '#app/lib/dates.ts'
import { composeAppointmentSentence } from '#certificates/appointment-sentence.ts'
import { listAppointedExperts, listAppointedJudges } from '#db/queries/certificate-sources.ts'
import type { CertificateKind, Subject } from './kind.ts'
import { printed, upTo } from './printed-words.ts'

const OFFICES = { chiefJudge: '裁判长', judge: '裁判员', codeOfficer: '加密裁判员', fieldJudge: '现场裁判员' } as const

interface Appointment {
  sourceKey: string
  personId: string
  name: string
  organisation: string | null
  task: string
  eventName?: string
  office: string
  from: string
  to: string
}

function letter({ sourceKey, personId, name, organisation, ...facts }: Appointment): Subject {
  const label = printed(name)
  return {
    sourceKey, label, personId, entryId: null, studioId: null,
    content: {
      recipientName: label,
      honorific: '同志',
      ...(organisation ? { organisation: upTo(60, printed(organisation)) } : {}),
      bodyText: composeAppointmentSentence({ ...facts, to: facts.to < facts.from ? facts.from : facts.to }),
      awardTitle: facts.office,
    },
  }
}

/** 裁判聘书: everybody who is appointed to the event and has not withdrawn; valid for the days of the contest. */
export const judgeAppointment: CertificateKind = {
  kind: 'judgeAppointment', place: 'event', code: 'PS', proofs: false, designs: false,
  source: async (db, { regionId, eventId }) => {
    const rows = eventId === null ? [] : await listAppointedJudges(db, { regionId, eventId })
    const subjects = rows.map(({ assignmentId, personId, name, organisation, duty, competitionName, eventName, startsOn, finalOn }) =>
      letter({ sourceKey: assignmentId, personId, name, organisation, task: printed(competitionName), eventName: printed(eventName), office: OFFICES[duty], from: startsOn ?? finalOn, to: finalOn }),
    )
    return { edition: null, competitionId: rows[0]?.competitionId ?? null, subjects, refusal: rows.length === 0 ? 'noSource' : null }
  },
}

/** 评审专家聘书: one letter for each round somebody has accepted work in, however many studios they review. */
export const expertAppointment: CertificateKind = {
  kind: 'expertAppointment', place: 'region', code: 'ZJ', proofs: false, designs: false,
  source: async (db, { regionId }) => {
    const rows = await listAppointedExperts(db, { regionId })
    const subjects = rows.map(({ roundId, roundName, year, asOf, dueAt, personId, name, organisation }) =>
      letter({ sourceKey: `${roundId}:${personId}`, personId, name, organisation, task: printed(roundName), office: '评审专家', from: asOf, to: dueAt ? dayOf(dueAt) : `${year}-12-31` }),
    )
    return { edition: null, competitionId: null, subjects, refusal: rows.length === 0 ? 'noSource' : null }
  },
}

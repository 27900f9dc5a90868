import { createHash } from 'node:crypto'
import type { Permission } from '#app/auth/permissions.ts'
import { canonicalJson } from '#app/lib/canonical-json.ts'
import type { AuditEvent } from '#app/services/audit/record-event.server.ts'
import type { notices } from '#db/schema/notices.ts'

/** What a public notice can be about; each subject has the permission of the people who look after it. */
export const NOTICE_SUBJECTS = {
  resultEdition: 'result:publish',
  studioRecognition: 'review:manage',
  reviewRound: 'review:manage',
} as const satisfies Record<string, Permission>

export type NoticeSubject = keyof typeof NOTICE_SUBJECTS

/**
 * The frozen text of a notice, in the language of the office. A row is what stands printed, cell by cell. No identity digits, phones or
 * scores of people belong here: who is told apart is told apart by unit or number (`tellApart`).
 */
export interface NoticeContent {
  paragraphs: string[]
  columns: Array<{ key: string; label: string }>
  rows: string[][]
  /** Documents the notice rests on, as printed. */
  basis: string[]
  /** Where objections are taken besides this page. */
  contact: { office: string; phone: string | null; address: string | null }
}

/** SHA-256 of the notice's canonical text: what stays known after it was taken down. */
export function noticeHash(title: string, content: NoticeContent): string {
  return createHash('sha256').update(canonicalJson({ title, content }), 'utf8').digest('hex')
}

export type NoticeState = 'open' | 'closed' | 'withdrawn'

/** Where a notice stands at an instant of the database clock. The closing minute decides, whether or not anybody wrote the end down. */
export function noticeStateAt(notice: Pick<typeof notices.$inferSelect, 'state' | 'closesAt'>, now: Date): NoticeState {
  if (notice.state === 'withdrawn') return 'withdrawn'
  if (notice.state !== 'open' || notice.closesAt === null || now.getTime() >= notice.closesAt.getTime()) return 'closed'
  return 'open'
}

/**
 * Names as a public list prints them. Two people of one name are told apart by their units where those differ; where they do not, by
 * the number the contest gave them. Identity digits never do that: masks that differ from list to list can be joined.
 */
export function tellApart(people: ReadonlyArray<{ name: string; unit: string; number: string }>): string[] {
  const sharing = new Map<string, number>()
  const key = ({ name, unit }: { name: string; unit: string }) => `${name}\n${unit}`
  for (const person of people) sharing.set(key(person), (sharing.get(key(person)) ?? 0) + 1)
  return people.map((person) => (sharing.get(key(person))! > 1 ? `${person.name}（${person.number}）` : person.name))
}

/** The audit chain a notice belongs to: its competition's or its round's, else the region's. */
export function noticeChain({ regionId, place }: Pick<typeof notices.$inferSelect, 'regionId' | 'place'>): AuditEvent['chain'] {
  if (place.competitionId !== undefined) return { type: 'competition', id: place.competitionId }
  return place.roundId !== undefined ? { type: 'round', id: place.roundId } : { type: 'region', id: regionId }
}

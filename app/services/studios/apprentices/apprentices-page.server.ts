import type { RegionActor } from '#app/auth/actor.ts'
import { messagesFor, type Locale } from '#app/messages/index.ts'
import { today } from '#app/services/clock.server.ts'
import { writeWorkbook } from '#app/services/workbooks/write-workbook.server.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { listApprentices } from '#db/queries/apprentices.ts'
import type { SkillLevel } from '#db/schema/identity.ts'
import { requireStudio, studioRights } from '../studio-access.server.ts'

/** The roster of a studio. @throws AppError 404 */
export async function getApprenticesPage(actor: RegionActor, studioId: string, db: DbOrTx = readDb) {
  const studio = await requireStudio(db, actor, studioId)
  const [rows, day] = await Promise.all([listApprentices(db, { regionId: actor.regionId, studioId }), today(db)])
  return {
    studio: { id: studio.id, name: studio.name, state: studio.state },
    rights: studioRights(actor, studioId),
    today: day,
    apprentices: rows.map(({ id, version, name, organisation, agreedOn, endsOn, targetLevel, reachedLevel, reachedOn, certificateNumber }) => ({
      id, version, name, organisation, agreedOn, endsOn, reachedOn, certificateNumber,
      targetLevel: targetLevel as SkillLevel,
      reachedLevel: reachedLevel as SkillLevel | null,
      ended: reachedOn === null && endsOn !== null && endsOn < day,
    })),
  }
}

export type ApprenticeLine = Awaited<ReturnType<typeof getApprenticesPage>>['apprentices'][number]

/** The roster as a workbook, in the words of the reader's language. */
export async function rosterWorkbook(actor: RegionActor, studioId: string, locale: Locale): Promise<{ name: string; bytes: Uint8Array }> {
  const { studio, apprentices } = await getApprenticesPage(actor, studioId)
  const m = messagesFor(locale)
  const words = m.studioLog.apprentices
  const text = (header: string, width: number) => ({ header, width, type: 'text' as const })
  const bytes = await writeWorkbook([
    {
      name: words.title,
      columns: [text(words.name, 14), text(words.organisation, 28), text(words.agreedOn, 14), text(words.endsOn, 14), text(words.target, 16), text(words.reachedLevel, 16), text(words.reachedOn, 14), text(words.certificate, 24)],
      rows: apprentices.map((row) => [row.name, row.organisation, row.agreedOn, row.endsOn, m.terms.skillLevel[row.targetLevel], row.reachedLevel ? m.terms.skillLevel[row.reachedLevel] : null, row.reachedOn, row.certificateNumber]),
      frozenColumns: 1,
    },
  ])
  return { name: `${studio.name}-${words.title}.xlsx`, bytes }
}

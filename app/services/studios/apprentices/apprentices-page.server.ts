import type { RegionActor } from '#app/auth/actor.ts'
import { today } from '#app/services/clock.server.ts'
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
    apprentices: rows.map(({ id, version, name, organisation, agreedOn, endsOn, startLevel, targetLevel, reachedLevel, reachedOn, certificateNumber }) => ({
      id, version, name, organisation, agreedOn, endsOn, reachedOn, certificateNumber,
      startLevel: startLevel as SkillLevel | null,
      targetLevel: targetLevel as SkillLevel,
      reachedLevel: reachedLevel as SkillLevel | null,
      ended: reachedOn === null && endsOn !== null && endsOn < day,
    })),
  }
}

export type ApprenticeLine = Awaited<ReturnType<typeof getApprenticesPage>>['apprentices'][number]

import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { addEvent } from '#app/services/competitions/add-event.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { createCompetition } from '#app/services/competitions/create-competition.server.ts'
import { setPlan } from '#app/services/competitions/set-plan.server.ts'
import { checkIn } from '#app/services/check-in/check-in.server.ts'
import { drawSeats } from '#app/services/draws/draw-seats.server.ts'
import { decideOnRegistration } from '#app/services/registration/decide-registration.server.ts'
import { getQueuePage } from '#app/services/registration/queue-page.server.ts'
import { registerNewPerson } from '#app/services/registration/register.server.ts'
import { makeField } from '#db/factories/people.ts'
import { seededRandom } from '#db/factories/random.ts'
import { took } from './demo-contests.ts'

const REGISTERED = 6
const SERIES = 90
/** The unit whose contact finds one of its people sent back. */
const STUDIO_HOST = '浙江武川电动工具有限公司'

/**
 * A contest that is entered online: its own line of states, conditions, a queue with one registration of each kind, seats drawn, two people checked in.
 */
export async function seedFloor({ officer, password }: { officer: RegionActor; password: string }): Promise<void> {
  const { competitionId } = took(
    await createCompetition({
      actor: officer,
      idempotencyKey: randomUUID(),
      values: {
        code: 'WY2026-CY', name: '2026年武义县茶艺师职业技能竞赛', nameEn: 'Wuyi tea art skill contest 2026', year: 2026, tier: 'county', competitionClass: 2, policyId: null,
        organiserName: '武义县人力资源和社会保障局', hostName: '武义县茶业协会', startsOn: null, finalOn: '2026-12-12', place: '武义县职业技术学校茶艺实训室',
      },
    }),
  )
  const { eventId } = took(
    await addEvent({
      actor: officer, idempotencyKey: randomUUID(), competitionId, source: { template: 'theory30Practical70' },
      values: { name: '茶艺师', nameEn: 'Tea art', division: '', occupationCode: '4-03-02-07', occupationEdition: '2022', occupationName: '茶艺师', noOccupationReason: null, highestLevel: 'seniorTechnician' },
    }),
  )
  took(
    await setPlan({
      actor: officer, idempotencyKey: randomUUID(), competitionId, version: 1, plan: { usedSteps: ['registration', 'checkIn', 'recheck', 'appeal', 'publicNotice'], blindLayers: 1 }, appealMinutes: 120,
      registrationOpensAt: null, registrationClosesAt: null, eligibility: { minimumAge: 18, maximumAge: 60, insuredInRegion: true, organisation: true },
    }),
  )
  took(await changeState({ actor: officer, idempotencyKey: randomUUID(), competitionId, action: 'openRegistration', reason: null }))
  const people = makeField({ random: seededRandom(1_000 + SERIES), size: REGISTERED, series: SERIES, place: 'wuyi' })
  for (const [at, person] of people.entries()) {
    took(
      await registerNewPerson({
        regionId: officer.regionId, idempotencyKey: randomUUID(), eventId, password, photo: null, levelCertificate: null, insured: at !== REGISTERED - 1,
        typed: { name: person.name, identityType: 'residentId', identityNumber: person.identityNumber, phone: person.phone, organisation: at === REGISTERED - 1 ? STUDIO_HOST : person.unit, skillLevel: person.level },
      }),
    )
  }
  const { rows } = await getQueuePage({ actor: officer, eventId, state: null })
  const decide = (at: number, decision: 'accept' | 'return', note: string | null) =>
    decideOnRegistration({ actor: officer, idempotencyKey: randomUUID(), eventId, entryId: rows[at]!.id, version: 1, decision, note })
  for (let at = 0; at < REGISTERED - 2; at += 1) took(await decide(at, 'accept', null))
  took(await decide(REGISTERED - 1, 'return', '请补充在本地参保的情况，并附参保证明。'))
  took(await drawSeats({ actor: officer, idempotencyKey: randomUUID(), eventId, plan: { seatsPerBatch: 2, startsAt: '2026-12-12 08:30', minutesPerBatch: 60, room: '茶艺实训室一' }, reason: null }))
  for (const at of [0, 1]) took(await checkIn({ actor: officer, idempotencyKey: randomUUID(), eventId, text: rows[at]!.number }))
}

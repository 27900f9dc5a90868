import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Role } from '#app/auth/permissions.ts'
import { addEvent } from '#app/services/competitions/add-event.server.ts'
import type { CompetitionValues } from '#app/services/competitions/competition-form.ts'
import { createCompetition } from '#app/services/competitions/create-competition.server.ts'
import type { EventValues } from '#app/services/competitions/event-form.ts'

export const newKey = () => randomUUID().replaceAll('-', '')

export interface Desk {
  regionId: string
  officer: RegionActor
  /** Another person of the region with this role, over the whole region unless narrowed. */
  person(role: Role, narrow?: Partial<RegionActor['assignments'][number]>): Promise<RegionActor>
}

/** A region of its own with an officer, made by the database's owner. */
export async function insertDesk(owner: Sql, { name = '武义县', policyIds = ['wuyi-2021-46', 'gongshu-2018-draft'] }: { name?: string; policyIds?: string[] } = {}): Promise<Desk> {
  const mark = randomUUID().slice(0, 8)
  const [region] = await owner`insert into regions (code, name, name_en, tier, policy_ids, settings)
    values (${mark}, ${name}, 'Wuyi', 'county', ${policyIds}, ${owner.json({})}) returning id`
  const regionId = region!.id as string
  const person: Desk['person'] = async (role, narrow = {}) => {
    const login = `${role}-${randomUUID().slice(0, 8)}`
    const [user] = await owner`insert into users (region_id, username, username_normalised, display_name, status)
      values (${regionId}, ${login}, ${login}, ${role}, 'active') returning id`
    const assignment = { role, regionId, competitionId: null, eventId: null, studioId: null, organisationId: null, roundId: null, ...narrow }
    return { userId: user!.id as string, personId: null, regionId, displayName: role, roles: [role], assignments: [assignment], locale: 'zh-CN' }
  }
  return { regionId, officer: await person('bureauOfficer'), person }
}

export const competitionValues = (change: Partial<CompetitionValues> = {}): CompetitionValues => ({
  code: `C-${randomUUID().slice(0, 8).toUpperCase()}`,
  name: '武义县第十届职业技能大赛',
  nameEn: null,
  year: 2024,
  tier: 'county',
  competitionClass: 1,
  policyId: 'wuyi-2021-46',
  organiserName: '武义县人力资源和社会保障局',
  hostName: '武义县职业技术学校',
  startsOn: null,
  finalOn: '2024-05-11',
  place: '武义县职业技术学校实训楼',
  ...change,
})

export const eventValues = (change: Partial<EventValues> = {}): EventValues => ({
  name: '焊工',
  nameEn: 'Welding',
  division: '',
  occupationCode: '6-18-02-04',
  occupationEdition: '2022',
  occupationName: '焊工',
  noOccupationReason: null,
  highestLevel: 'seniorTechnician',
  ...change,
})

/** A competition of the desk, entered as an officer does; throws when it is refused. */
export async function enterCompetition(desk: Desk, change: Partial<CompetitionValues> = {}): Promise<string> {
  const outcome = await createCompetition({ actor: desk.officer, idempotencyKey: newKey(), values: competitionValues(change) })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value.competitionId
}

/** An event from a template; throws when it is refused. */
export async function enterEvent(desk: Desk, competitionId: string, change: Partial<EventValues> = {}, template = 'theory30Practical70'): Promise<string> {
  const outcome = await addEvent({ actor: desk.officer, idempotencyKey: newKey(), competitionId, source: { template }, values: eventValues(change) })
  if (!outcome.ok) throw new Error(outcome.reason)
  return outcome.value.eventId
}

/** Accepted entries of new persons, made by the owner. Gives their ids. */
export async function insertEntrants(owner: Sql, { desk, competitionId, eventId, count = 3 }: { desk: Desk; competitionId: string; eventId: string; count?: number }): Promise<string[]> {
  const ids: string[] = []
  for (let n = 1; n <= count; n += 1) {
    const name = `选手${n}`
    const [person] = await owner`insert into persons (region_id, name, name_normalised, identity_index) values (${desk.regionId}, ${name}, ${name}, ${randomUUID()}) returning id`
    const [entry] = await owner`insert into entries (region_id, competition_id, event_id, person_id, number)
      values (${desk.regionId}, ${competitionId}, ${eventId}, ${person!.id}, ${String(n).padStart(2, '0')}) returning id`
    ids.push(entry!.id as string)
  }
  return ids
}

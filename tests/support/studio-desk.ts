import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import type { RegionActor } from '#app/auth/actor.ts'
import { insertDesk, type Desk } from './competition-desk.ts'

export interface StudioDesk extends Desk {
  owner: Sql
  studio: TestStudio
}

export interface TestStudio {
  studioId: string
  hostId: string
  leadPersonId: string
  leader: RegionActor
  host: RegionActor
}

/** A region with one recognised studio, its leader and its host's contact. */
export async function insertStudioDesk(owner: Sql, { policyId = 'wuyi-2021-46' }: { policyId?: string } = {}): Promise<StudioDesk> {
  const desk = await insertDesk(owner, { policyIds: [policyId] })
  return { ...desk, owner, studio: await addStudio(owner, desk, { policyId }) }
}

/** A further recognised studio of a region. */
export async function addStudio(
  owner: Sql,
  desk: Desk,
  { name = `工作室${randomUUID().slice(0, 6)}`, policyId = 'wuyi-2021-46', recognisedOn = '2023-06-01', state = 'recognised', tier = 'county' }: { name?: string; policyId?: string; recognisedOn?: string; state?: string; tier?: string } = {},
): Promise<TestStudio> {
  const { regionId } = desk
  const [host] = await owner`insert into organisations (region_id, name, name_normalised, kind) values (${regionId}, ${`${name}公司`}, ${`${name}公司`}, 'firm') returning id`
  const [lead] = await owner`insert into persons (region_id, name, name_normalised, organisation_id) values (${regionId}, '傅金龙', '傅金龙', ${host!.id}) returning id`
  const [studio] = await owner`insert into studios (region_id, name, tier, tier_label, trade, host_id, lead_person_id, policy_id, state, recognition_document, recognised_on)
    values (${regionId}, ${name}, ${tier}, '县级', '焊工', ${host!.id}, ${lead!.id}, ${policyId}, ${state}, '武人社〔2023〕12号', ${recognisedOn}) returning id`
  const studioId = studio!.id as string
  await owner`insert into studio_members (region_id, studio_id, person_id, duty, from_day) values (${regionId}, ${studioId}, ${lead!.id}, 'lead', ${recognisedOn})`
  return {
    studioId,
    hostId: host!.id as string,
    leadPersonId: lead!.id as string,
    leader: await desk.person('studioLeader', { studioId }),
    host: await desk.person('hostContact', { studioId }),
  }
}

/** An expert of the region with a person of their own, from a unit of that name. */
export async function addExpert(owner: Sql, desk: Desk, name: string, organisationId: string | null = null): Promise<RegionActor & { personId: string }> {
  const [person] = await owner`insert into persons (region_id, name, name_normalised, organisation_id) values (${desk.regionId}, ${name}, ${name}, ${organisationId}) returning id`
  const expert = await desk.person('expert')
  await owner`update users set person_id = ${person!.id}, display_name = ${name} where id = ${expert.userId}`
  await owner`insert into role_assignments (user_id, role, region_id) values (${expert.userId}, 'expert', ${desk.regionId})`
  return { ...expert, personId: person!.id as string, displayName: name }
}

import { randomUUID } from 'node:crypto'
import type { Sql } from 'postgres'
import { insertDesk, type Desk } from '#tests/support/competition-desk.ts'

/** A region with an officer and the people money passes through, made by the database's owner. */
export interface GrantDesk extends Desk {
  studio(name?: string, options?: { tier?: string; policyId?: string }): Promise<{ studioId: string; leadPersonId: string; hostId: string }>
  milestone(studioId: string, kind: 'recognised' | 'upgraded' | 'assessed', on: string, more?: { tier?: string; grade?: string }): Promise<string>
  person(...args: Parameters<Desk['person']>): ReturnType<Desk['person']>
  candidate(name?: string): Promise<string>
  unit(name?: string): Promise<string>
}

export async function insertGrantDesk(owner: Sql, policyIds: string[] = ['wuyi-2021-46']): Promise<GrantDesk> {
  const desk = await insertDesk(owner, { policyIds })
  const { regionId } = desk
  const unit = async (name = `单位${randomUUID().slice(0, 6)}`) => {
    const [row] = await owner`insert into organisations (region_id, name, name_normalised, kind) values (${regionId}, ${name}, ${name}, 'firm') returning id`
    return row!.id as string
  }
  const candidate = async (name = '选手') => {
    const [row] = await owner`insert into persons (region_id, name, name_normalised, identity_index, insured_in_region) values (${regionId}, ${name}, ${name}, ${randomUUID()}, true) returning id`
    return row!.id as string
  }
  return {
    ...desk,
    unit,
    candidate,
    async studio(name = `工作室${randomUUID().slice(0, 6)}`, { tier = 'county', policyId = policyIds[0]! } = {}) {
      const [hostId, leadPersonId] = [await unit(), await candidate('领办人')]
      const [row] = await owner`insert into studios (region_id, name, tier, tier_label, trade, host_id, lead_person_id, policy_id, state)
        values (${regionId}, ${name}, ${tier}, '县级', '焊接', ${hostId}, ${leadPersonId}, ${policyId}, 'recognised') returning id`
      return { studioId: row!.id as string, leadPersonId, hostId }
    },
    async milestone(studioId, kind, on, { tier = 'county', grade } = {}) {
      const [row] = await owner`insert into studio_milestones (region_id, studio_id, kind, "on", tier, data)
        values (${regionId}, ${studioId}, ${kind}, ${on}, ${tier}, ${owner.json(grade ? { grade } : {})}) returning id`
      return row!.id as string
    },
  }
}

/** Lines of a region in the order of their days, as short rows. */
export async function linesOf(owner: Sql, regionId: string): Promise<Array<{ rule: string; part: number; on: string; status: string; fen: number | null }>> {
  const rows = await owner`select l.rule, l.part, f."on"::text as "on", l.status, l.amount_fen as fen from entitlement_lines l join entitlement_facts f on f.id = l.fact_id
    where l.region_id = ${regionId} order by f."on", l.rule, l.part`
  return rows.map(({ rule, part, on, status, fen }) => ({ rule, part, on, status, fen: fen === null ? null : Number(fen) })) as never
}

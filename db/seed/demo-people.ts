import { randomInt } from 'node:crypto'
import { hashPassword } from '#app/auth/password-hash.server.ts'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Tx } from '#db/client.ts'
import { normaliseUsername } from '#db/queries/users.ts'
import { organisations, regions, roleAssignments, studioMembers, studioMilestones, studios, users, persons, type Role } from '#db/schema/index.ts'
import { DEMO_REGIONS, type DemoUser } from './demo-plan.ts'

export interface DemoRegion {
  id: string
  name: string
}

/** The two bureaus. */
export async function insertRegions(tx: Tx): Promise<Record<keyof typeof DEMO_REGIONS, DemoRegion>> {
  const insert = async (key: keyof typeof DEMO_REGIONS) => {
    const { policyIds, ...region } = DEMO_REGIONS[key]
    const [row] = await tx.insert(regions).values({ ...region, policyIds: [...policyIds] }).returning({ id: regions.id, name: regions.name })
    return row!
  }
  return { wuyi: await insert('wuyi'), yuyao: await insert('yuyao') }
}

const LETTERS = 'abcdefghjkmnpqrstuvwxyz'
const DIGITS = '23456789'

/** A password of this installation for its demonstration, easy to read aloud: `Demo-kxwm-4827`. */
export function drawPassword(): string {
  const draw = (from: string) => Array.from({ length: 4 }, () => from[randomInt(from.length)]).join('')
  return `Demo-${draw(LETTERS)}-${draw(DIGITS)}`
}

export interface DemoPlaces {
  regionId: string | null
  personId?: string | null
  displayName?: string
  studioId?: string | null
  competitionId?: string | null
  eventId?: string | null
}

/** One account with its role, as the person would have after activating it. */
export async function insertAccount(tx: Tx, user: DemoUser, passwordHash: string, places: DemoPlaces): Promise<RegionActor> {
  const displayName = places.displayName ?? user.displayName
  const [row] = await tx
    .insert(users)
    .values({
      regionId: places.regionId, personId: places.personId ?? null, username: user.username, usernameNormalised: normaliseUsername(user.username),
      displayName, passwordHash, passwordChangedAt: new Date(), status: 'active', synthetic: true,
    })
    .returning({ id: users.id })
  const scope = { regionId: places.regionId, competitionId: places.competitionId ?? null, eventId: places.eventId ?? null, studioId: places.studioId ?? null, organisationId: null, roundId: null }
  await tx.insert(roleAssignments).values({ userId: row!.id, role: user.role, ...scope })
  return actorOf({ id: row!.id, displayName }, user.role, scope, places.personId ?? null)
}

/** The account as guards would return it, for acting through the services. */
function actorOf(user: { id: string; displayName: string }, role: Role, scope: Omit<RegionActor['assignments'][number], 'role'>, personId: string | null): RegionActor {
  return { userId: user.id, personId, regionId: scope.regionId ?? '', displayName: user.displayName, roles: [role], assignments: [{ role, ...scope }], locale: null }
}

/** A made-up person without a document, for accounts that stand for one. */
export async function insertDemoPerson(tx: Tx, regionId: string, name: string): Promise<string> {
  const [row] = await tx.insert(persons).values({ regionId, name, nameNormalised: name, synthetic: true }).returning({ id: persons.id })
  return row!.id
}

export function hashDemoPassword(password: string): Promise<string> {
  return hashPassword(password)
}

export interface DemoStudio {
  region: DemoRegion
  name: string
  host: string
  tierLabel: string
  trade: string
  occupationCode: string
  place: string
  leadName: string
  policyId: string
  recognitionDocument: string
  recognisedOn: string
}

/** A recognised studio with its host and its leader. */
export async function insertStudio(tx: Tx, demo: DemoStudio): Promise<{ studioId: string; leadPersonId: string }> {
  const regionId = demo.region.id
  const [found] = await tx
    .insert(organisations)
    .values({ regionId, name: demo.host, nameNormalised: demo.host, kind: 'firm' })
    .onConflictDoUpdate({ target: [organisations.regionId, organisations.nameNormalised], set: { name: demo.host } })
    .returning({ id: organisations.id })
  const [lead] = await tx
    .insert(persons)
    .values({ regionId, name: demo.leadName, nameNormalised: demo.leadName, organisationId: found!.id, organisationName: demo.host, synthetic: true })
    .returning({ id: persons.id })
  const [studio] = await tx
    .insert(studios)
    .values({
      regionId, name: demo.name, tier: 'county', tierLabel: demo.tierLabel, trade: demo.trade, occupationCode: demo.occupationCode, occupationEdition: '2022', place: demo.place,
      hostId: found!.id, leadPersonId: lead!.id, policyId: demo.policyId, state: 'recognised', recognitionDocument: demo.recognitionDocument, recognisedOn: demo.recognisedOn, synthetic: true,
    })
    .returning({ id: studios.id })
  await tx.insert(studioMembers).values({ regionId, studioId: studio!.id, personId: lead!.id, duty: 'lead', fromDay: demo.recognisedOn })
  await tx.insert(studioMilestones).values({ regionId, studioId: studio!.id, kind: 'recognised', on: demo.recognisedOn, tier: 'county', documentNumber: demo.recognitionDocument })
  return { studioId: studio!.id, leadPersonId: lead!.id }
}

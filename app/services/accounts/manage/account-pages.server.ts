import type { Actor } from '#app/auth/actor.ts'
import { hasPermission } from '#app/auth/actor.ts'
import { permissionsOf, type Permission, type Role } from '#app/auth/permissions.ts'
import { required } from '#app/lib/errors.ts'
import { readDb } from '#db/client.ts'
import { getAccount, listAccounts, listAssignments, listCompetitionsForRoles, listEventsForRoles, listStudiosForRoles, type AccountListQuery } from '#db/queries/accounts.ts'
import { listOpenSessions } from '#db/queries/sessions.ts'
import { listRegions } from '#db/queries/regions.ts'

export interface AccountListItem {
  id: string
  username: string
  displayName: string
  status: 'invited' | 'active' | 'disabled'
  regionName: string | null
  lastLoginAt: string | null
  locked: boolean
  idle: boolean
  roles: Role[]
}

const PAGE_SIZE = 50

/** One page of the accounts this administrator may see. */
export async function getAccountList(actor: Actor, query: Pick<AccountListQuery, 'text' | 'role' | 'status' | 'sort'> & { page: number }) {
  const { page, ...filters } = query
  const { rows, total } = await listAccounts(readDb, { ...filters, regionId: actor.regionId, limit: PAGE_SIZE, offset: (page - 1) * PAGE_SIZE })
  const items: AccountListItem[] = rows.map((row) => ({ ...row, lastLoginAt: row.lastLoginAt?.toISOString() ?? null }))
  return { rows: items, total, mayManage: hasPermission(actor, 'account:manage'), everyRegion: actor.regionId === null }
}

export interface AccountRole {
  id: string
  role: Role
  place: string | null
  since: string
}

export interface AccountPage {
  id: string
  username: string
  displayName: string
  status: 'invited' | 'active' | 'disabled'
  regionName: string | null
  lastLoginAt: string | null
  locked: boolean
  idle: boolean
  openSessions: number
  roles: AccountRole[]
  permissions: Permission[]
  own: boolean
  candidate: boolean
  mayManage: boolean
}

/** One account with its roles. @throws AppError 404 */
export async function getAccountPage(actor: Actor, userId: string): Promise<AccountPage> {
  const account = required(await getAccount(readDb, { userId, regionId: actor.regionId }))
  const [assignments, sessions] = await Promise.all([listAssignments(readDb, account.id), listOpenSessions(readDb, { userId: account.id })])
  const { id, username, displayName, status, regionName, locked, idle, roles } = account
  return {
    id,
    username,
    displayName,
    status,
    regionName,
    locked,
    idle,
    lastLoginAt: account.lastLoginAt?.toISOString() ?? null,
    openSessions: sessions.length,
    roles: assignments.map((row) => ({ id: row.id, role: row.role, place: row.eventName ?? row.competitionName ?? row.studioName, since: row.createdAt.toISOString() })),
    permissions: permissionsOf(roles),
    own: id === actor.userId,
    candidate: roles.includes('candidate'),
    mayManage: hasPermission(actor, 'account:manage'),
  }
}

/** Places an account or a role can belong to. */
export async function getAccountPlaces(actor: Actor, regionId: string | null = actor.regionId) {
  const [regions, competitions, events, studios] = await Promise.all([
    actor.regionId === null ? listRegions(readDb) : Promise.resolve([]),
    regionId === null ? Promise.resolve([]) : listCompetitionsForRoles(readDb, { regionId }),
    regionId === null ? [] : listEventsForRoles(readDb, { regionId }),
    regionId === null ? [] : listStudiosForRoles(readDb, { regionId }),
  ])
  return { regions: regions.map(({ id, name, nameEn }) => ({ id, name, nameEn })), competitions, events, studios }
}

/** The region of an account, for the places its roles may be narrowed to. @throws AppError 404 */
export async function getAccountRegion(actor: Actor, userId: string): Promise<string | null> {
  return required(await getAccount(readDb, { userId, regionId: actor.regionId })).regionId
}

import type { Permission } from '#app/auth/permissions.ts'
import { DUE_PERMISSIONS, NOTICE_PERMISSIONS } from '#app/auth/route-access.ts'
import { paths } from '#app/lib/paths.ts'
import type { Messages } from '#app/messages/index.ts'

export type NavKey = keyof Messages['shell']['nav']
export type NavGroupKey = keyof Messages['shell']['groups']

export interface NavItem {
  key: NavKey
  to: string
  /** Addresses that belong to this entry though they do not begin with it: a competition's events have their own. */
  also?: string[]
}

export interface NavGroup {
  key: NavGroupKey
  items: NavItem[]
}

interface GuardedItem extends NavItem {
  /** Permissions of the page behind it; who has none of them does not see the entry (the page's own guard decides). */
  anyOf: Permission[]
}

const staffGroups: Array<{ key: NavGroupKey; items: GuardedItem[] }> = [
  {
    key: 'contests',
    items: [
      { key: 'competitions', to: paths.competitions(), also: ['/events', '/imports'], anyOf: ['competition:read'] },
      { key: 'noticeDesk', to: paths.noticeDesk(), anyOf: [...NOTICE_PERMISSIONS] },
      { key: 'certificates', to: paths.certificates(), anyOf: ['certificate:read'] },
      { key: 'documents', to: paths.documents(), anyOf: ['certificate:read'] },
      { key: 'sheets', to: paths.sheets(), anyOf: ['sheet:own'] },
      { key: 'unitRegistration', to: paths.unitRegistrations(), also: ['/imports'], anyOf: ['unit:register'] },
      { key: 'policies', to: paths.policies(), anyOf: ['competition:read', 'studio:read', 'grant:read'] },
    ],
  },
  {
    key: 'studios',
    items: [
      { key: 'due', to: paths.due(), anyOf: [...DUE_PERMISSIONS] },
      { key: 'studios', to: paths.studios(), anyOf: ['studio:read', 'studio:own', 'studio:confirm'] },
      { key: 'apply', to: paths.studioApply(), anyOf: ['studio:read', 'studio:own', 'studio:confirm'] },
      { key: 'reports', to: paths.reports(), anyOf: ['studio:read'] },
      { key: 'reviews', to: paths.reviews(), anyOf: ['review:manage'] },
      { key: 'myReviews', to: paths.myReviews(), anyOf: ['review:score'] },
    ],
  },
  {
    key: 'grants',
    items: [
      { key: 'grants', to: paths.grants(), anyOf: ['grant:read'] },
      { key: 'myEntitlements', to: paths.myEntitlements(), anyOf: ['grant:own'] },
    ],
  },
  {
    key: 'region',
    items: [
      { key: 'persons', to: paths.people(), anyOf: ['person:read'] },
      { key: 'users', to: paths.accounts(), anyOf: ['account:read'] },
      { key: 'audit', to: paths.audit(), anyOf: ['audit:read'] },
      { key: 'settings', to: paths.settings(), anyOf: ['region:settings'] },
    ],
  },
]

/** The side navigation of one person: what they may open, without empty groups. `can` is the permission table with their roles. */
export function staffNavigation(can: (permission: Permission) => boolean): NavGroup[] {
  return staffGroups
    .map((group) => ({ key: group.key, items: group.items.filter((item) => item.anyOf.some(can)).map(({ anyOf: _, ...item }) => item) }))
    .filter((group) => group.items.length > 0)
}

const personPlaces: Array<NavItem & { needs: Permission | null }> = [
  { key: 'myResults', to: paths.me(), needs: 'own:read' },
  { key: 'myEntitlements', to: paths.myEntitlements(), needs: 'grant:own' },
  { key: 'publicResults', to: paths.publicResults(), needs: null },
  { key: 'myAccount', to: paths.account(), needs: null },
]

/** The few places of somebody who came for what is their own, as far as they may open them; who works in the product too has the way back to their desk first. */
export function personNavigation(can: (permission: Permission) => boolean, home: string): NavItem[] {
  const own = personPlaces.filter(({ needs }) => needs === null || can(needs)).map(({ needs: _, ...item }) => item)
  return own.some(({ to }) => to === home) ? own : [{ key: 'desk', to: home }, ...own]
}

/** Whether somebody's pages are all their own: a menu at the side would lead nowhere else. */
export function hasOwnPagesOnly(navigation: readonly NavGroup[]): boolean {
  return navigation.every(({ items }) => items.every(({ to }) => personPlaces.some((place) => place.to === to)))
}

/** The few places that need no account. */
export const publicNavigation: NavItem[] = [
  { key: 'publicResults', to: paths.publicResults() },
  { key: 'notices', to: paths.publicNotices() },
  { key: 'verify', to: paths.verify() },
  { key: 'policies', to: paths.policies() },
]

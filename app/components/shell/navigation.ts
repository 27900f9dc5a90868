import type { Permission } from '#app/auth/permissions.ts'
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

/** Every place of the side navigation, in its groups. A page's data carry the keys of those its person may open, nothing more. */
const staffGroups: readonly NavGroup[] = [
  {
    key: 'contests',
    items: [
      { key: 'competitions', to: paths.competitions(), also: ['/events', '/imports'] },
      { key: 'noticeDesk', to: paths.noticeDesk() },
      { key: 'certificates', to: paths.certificates() },
      { key: 'documents', to: paths.documents() },
      { key: 'sheets', to: paths.sheets() },
      { key: 'unitRegistration', to: paths.unitRegistrations(), also: ['/imports'] },
      { key: 'policies', to: paths.policies() },
    ],
  },
  {
    key: 'studios',
    items: [
      { key: 'due', to: paths.due() },
      { key: 'studios', to: paths.studios() },
      { key: 'apply', to: paths.studioApply() },
      { key: 'reports', to: paths.reports() },
      { key: 'reviews', to: paths.reviews() },
      { key: 'myReviews', to: paths.myReviews() },
    ],
  },
  {
    key: 'grants',
    items: [
      { key: 'grants', to: paths.grants() },
      { key: 'myEntitlements', to: paths.myEntitlements() },
    ],
  },
  {
    key: 'region',
    items: [
      { key: 'persons', to: paths.people() },
      { key: 'users', to: paths.accounts() },
      { key: 'audit', to: paths.audit() },
      { key: 'settings', to: paths.settings() },
    ],
  },
]

/** The groups of the side navigation with the entries of these keys; a group without any is left out. */
export function navigationOf(keys: readonly NavKey[]): NavGroup[] {
  const shown = new Set(keys)
  return staffGroups.map(({ key, items }) => ({ key, items: items.filter((item) => shown.has(item.key)) })).filter(({ items }) => items.length > 0)
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
export function hasOwnPagesOnly(navigation: readonly NavKey[]): boolean {
  return navigation.every((key) => personPlaces.some((place) => place.key === key))
}

/** The few places that need no account. */
export const publicNavigation: NavItem[] = [
  { key: 'publicResults', to: paths.publicResults() },
  { key: 'notices', to: paths.publicNotices() },
  { key: 'verify', to: paths.verify() },
  { key: 'policies', to: paths.policies() },
]

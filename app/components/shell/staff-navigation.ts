import type { Permission } from '#app/auth/permissions.ts'
import { DUE_PERMISSIONS, NOTICE_PERMISSIONS } from '#app/auth/route-access.ts'

import type { NavKey } from './navigation.ts'

/** Permissions of the page behind each entry of the side navigation; who has none of them does not see it (the page's own guard decides). */
const opens = {
  competitions: ['competition:read'],
  noticeDesk: NOTICE_PERMISSIONS,
  certificates: ['certificate:read'],
  documents: ['certificate:read'],
  sheets: ['sheet:own'],
  unitRegistration: ['unit:register'],
  policies: ['competition:read', 'studio:read', 'grant:read'],
  due: DUE_PERMISSIONS,
  studios: ['studio:read', 'studio:own', 'studio:confirm'],
  apply: ['studio:read', 'studio:own', 'studio:confirm'],
  reports: ['studio:read'],
  reviews: ['review:manage'],
  myReviews: ['review:score'],
  grants: ['grant:read'],
  myEntitlements: ['grant:own'],
  persons: ['person:read'],
  users: ['account:read'],
  audit: ['audit:read'],
  settings: ['region:settings'],
} satisfies Partial<Record<NavKey, readonly Permission[]>>

/** The side navigation of one person: the keys of what they may open. `can` is the permission table with their roles. */
export function staffNavigation(can: (permission: Permission) => boolean): NavKey[] {
  return (Object.keys(opens) as Array<keyof typeof opens>).filter((key) => opens[key].some(can))
}

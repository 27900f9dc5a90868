import type { Role } from '#db/schema/identity.ts'

/**
 * Who may do what, as one table. Guards, menus, the access matrix and its documentation read it; nothing else decides.
 * A role says what a person may do, the role assignment says where (a region, a competition, an event, a studio …).
 */

export type { Role } from '#db/schema/identity.ts'

export const PERMISSIONS = [
  'competition:read',
  'competition:create',
  'competition:edit',
  'competition:open',
  'competition:startScoring',
  'competition:archive',
  'event:edit',
  'entrant:read',
  'entrant:import',
  'entrant:edit',
  'entrant:qualify',
  'checkIn:do',
  'code:draw',
  'code:open',
  'judge:manage',
  'scheme:edit',
  'person:read',
  'identity:reveal',
  'mark:read',
  'mark:enter',
  'mark:import',
  'paper:decide',
  'sheet:own',
  'sheet:return',
  'board:read',
  'ranking:read',
  'tie:decide',
  'recheck:work',
  'result:sign',
  'result:read',
  'result:confirm',
  'result:publish',
  'result:correct',
  'dispute:decide',
  'certificate:read',
  'certificate:issue',
  'certificate:revoke',
  'activation:issue',
  'own:read',
  // People of one's own unit, into the qualification queue.
  'unit:register',
  'studio:read',
  'studio:edit',
  'studio:own',
  'studio:confirm',
  'review:manage',
  'review:score',
  'grant:read',
  'grant:plan',
  'grant:approve',
  'grant:pay',
  // What oneself, one's studio or one's unit is due.
  'grant:own',
  'report:read',
  'export:personal',
  'account:read',
  'account:manage',
  'region:settings',
  'audit:read',
] as const

export type Permission = (typeof PERMISSIONS)[number]

export const ROLES: readonly Role[] = [
  'bureauOfficer',
  'bureauLeader',
  'organiser',
  'chiefJudge',
  'judge',
  'codeOfficer',
  'scoreClerk',
  'supervisor',
  'arbitrator',
  'studioLeader',
  'hostContact',
  'expert',
  'candidate',
  'finance',
  'auditor',
  'systemAdministrator',
]

/** What a role assignment may be narrowed to. `own` needs no column: it is the person of the account. */
export type ScopeKind = 'installation' | 'region' | 'competition' | 'event' | 'studio' | 'organisation' | 'round' | 'own'

interface RoleRule {
  permissions: readonly Permission[]
  /** Narrowest and widest place such an assignment may name. */
  scopes: readonly ScopeKind[]
  /** Desk roles: the session ends after half an hour without a request, otherwise after two hours. */
  shortIdle: boolean
}

export const ROLE_RULES: Readonly<Record<Role, RoleRule>> = {
  bureauOfficer: {
    permissions: [
      'competition:read', 'competition:create', 'competition:edit', 'competition:open', 'competition:startScoring', 'competition:archive',
      'event:edit', 'entrant:read', 'entrant:import', 'entrant:edit', 'entrant:qualify', 'checkIn:do', 'judge:manage', 'scheme:edit', 'person:read', 'identity:reveal',
      'mark:read', 'mark:enter', 'mark:import', 'paper:decide', 'sheet:return', 'board:read', 'ranking:read', 'recheck:work', 'result:read', 'result:confirm', 'result:publish', 'result:correct',
      'certificate:read', 'certificate:issue', 'certificate:revoke', 'activation:issue',
      'studio:read', 'studio:edit', 'review:manage', 'grant:read', 'grant:plan', 'report:read', 'export:personal',
      // The issuer's name and the number pattern are the bureau's own words on its certificates.
      'region:settings',
    ],
    scopes: ['region'],
    shortIdle: true,
  },
  bureauLeader: {
    permissions: [
      'competition:read', 'competition:archive', 'entrant:read', 'person:read', 'mark:read', 'board:read', 'ranking:read',
      'result:read', 'result:confirm', 'result:publish', 'certificate:read', 'certificate:revoke',
      'studio:read', 'review:manage', 'grant:read', 'grant:approve', 'report:read', 'audit:read',
    ],
    scopes: ['region'],
    shortIdle: true,
  },
  organiser: {
    permissions: [
      'competition:read', 'competition:create', 'competition:edit', 'competition:open', 'competition:startScoring', 'event:edit',
      'entrant:read', 'entrant:import', 'entrant:edit', 'entrant:qualify', 'checkIn:do', 'judge:manage', 'scheme:edit', 'mark:read', 'mark:enter', 'mark:import', 'board:read', 'ranking:read', 'result:read',
      'certificate:read', 'activation:issue', 'report:read', 'grant:own',
    ],
    scopes: ['region', 'organisation', 'competition'],
    shortIdle: true,
  },
  chiefJudge: {
    permissions: ['competition:read', 'competition:startScoring', 'entrant:read', 'judge:manage', 'scheme:edit', 'mark:read', 'mark:enter', 'paper:decide', 'sheet:return', 'board:read', 'ranking:read', 'tie:decide', 'result:sign', 'result:read'],
    scopes: ['region', 'competition', 'event'],
    shortIdle: true,
  },
  judge: { permissions: ['competition:read', 'sheet:own'], scopes: ['competition', 'event'], shortIdle: false },
  // 加密裁判: draws and seals the codes; opens nothing alone.
  codeOfficer: { permissions: ['competition:read', 'entrant:read', 'checkIn:do', 'code:draw', 'code:open'], scopes: ['region', 'competition', 'event'], shortIdle: true },
  scoreClerk: {
    permissions: ['competition:read', 'entrant:read', 'mark:read', 'mark:enter', 'mark:import', 'ranking:read'],
    scopes: ['region', 'competition', 'event'],
    shortIdle: true,
  },
  supervisor: {
    permissions: ['competition:read', 'entrant:read', 'code:open', 'mark:read', 'board:read', 'ranking:read', 'recheck:work', 'result:sign', 'result:read', 'audit:read'],
    scopes: ['region', 'competition'],
    shortIdle: true,
  },
  arbitrator: {
    permissions: ['competition:read', 'entrant:read', 'mark:read', 'ranking:read', 'result:read', 'dispute:decide'],
    scopes: ['region', 'competition'],
    shortIdle: true,
  },
  studioLeader: { permissions: ['studio:own', 'own:read', 'grant:own'], scopes: ['studio'], shortIdle: false },
  // 单位联系人: confirms what a studio of the own unit reports, registers the unit's people for contests, and sees no other unit's.
  hostContact: { permissions: ['unit:register', 'studio:confirm', 'grant:own'], scopes: ['organisation', 'studio'], shortIdle: true },
  expert: { permissions: ['review:score', 'own:read'], scopes: ['region', 'round'], shortIdle: false },
  candidate: { permissions: ['own:read', 'grant:own'], scopes: ['own'], shortIdle: false },
  finance: {
    permissions: ['competition:read', 'result:read', 'studio:read', 'grant:read', 'grant:pay', 'report:read'],
    scopes: ['region'],
    shortIdle: true,
  },
  // Reads everything that was decided and changes nothing.
  auditor: {
    permissions: ['competition:read', 'ranking:read', 'result:read', 'certificate:read', 'studio:read', 'grant:read', 'report:read', 'account:read', 'audit:read'],
    scopes: ['region'],
    shortIdle: true,
  },
  // Manages accounts and settings and sees no marks.
  systemAdministrator: {
    permissions: ['account:read', 'account:manage', 'region:settings'],
    scopes: ['installation', 'region'],
    shortIdle: true,
  },
}

export function isRole(value: unknown): value is Role {
  return typeof value === 'string' && (ROLES as readonly string[]).includes(value)
}

export function roleGrants(role: Role, permission: Permission): boolean {
  return ROLE_RULES[role].permissions.includes(permission)
}

/** Permissions of several roles together, in the table's order. */
export function permissionsOf(roles: readonly Role[]): Permission[] {
  return PERMISSIONS.filter((permission) => roles.some((role) => roleGrants(role, permission)))
}

/** Whether the sessions of somebody with these roles end after half an hour of silence. */
export function hasShortIdle(roles: readonly Role[]): boolean {
  return roles.some((role) => ROLE_RULES[role].shortIdle)
}

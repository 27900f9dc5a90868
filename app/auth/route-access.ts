import type { Permission } from './permissions.ts'

/** The permissions any of which opens the notice desk; which notices one finds there goes by the subject of each. */
export const NOTICE_PERMISSIONS: readonly Permission[] = ['result:publish', 'review:manage']

/** Whoever works with studios has things that wait for them. */
export const DUE_PERMISSIONS: readonly Permission[] = ['studio:read', 'studio:own', 'studio:confirm', 'review:score']

/** What opens the exports at all; each table then asks for its own permission. */
export const EXPORT_PERMISSIONS: readonly Permission[] = ['studio:read', 'studio:own', 'studio:confirm', 'review:manage', 'review:score']

/**
 * Who may call each route, declared once. Tests compare this table with the routes that exist, with the guard each loader
 * and action begins with, and with what the running server answers to each role. A route that is missing here fails.
 */

export type RouteAccess =
  | 'public'
  | 'signedIn'
  /** The guard asks for this permission. */
  | { permission: Permission }
  /** The guard depends on the act; each of these opens part of it. */
  | { anyOf: readonly Permission[] }
  /** Like `permission`, for people of the installation without a region too. */
  | { installation: Permission }

export interface RouteDeclaration {
  loader?: RouteAccess
  action?: RouteAccess
}

/** By Remix route id (`routes/<file or folder>`), in the order of ids. */
export const routeAccess: Readonly<Record<string, RouteDeclaration>> = {
  root: { loader: 'public' },
  'routes/$': { loader: 'public', action: 'public' },
  'routes/_account': { loader: 'signedIn' },
  'routes/_account.account': { loader: 'signedIn', action: 'signedIn' },
  'routes/_me': { loader: 'signedIn' },
  'routes/_me.me': { loader: { permission: 'own:read' } },
  'routes/_me.me_.appeals.$eventId': { loader: { permission: 'own:read' }, action: { permission: 'own:read' } },
  'routes/_me.me_.entitlements': { loader: { permission: 'grant:own' }, action: { permission: 'grant:own' } },
  'routes/_me.me_.proofs.$proofId': { loader: { permission: 'own:read' }, action: { permission: 'own:read' } },
  'routes/_me.me_.registrations.$entryId': { loader: { permission: 'own:read' }, action: { permission: 'own:read' } },
  'routes/_public': { loader: 'public' },
  'routes/_public._index': { loader: 'public' },
  'routes/_public.activate._index': { loader: 'public', action: 'public' },
  'routes/_public.activate.password': { loader: 'public', action: 'public' },
  'routes/_public.live.$eventId': { loader: 'public' },
  'routes/_public.login': { loader: 'public', action: 'public' },
  'routes/_public.notices.$noticeId': { loader: 'public' },
  'routes/_public.notices._index': { loader: 'public' },
  'routes/_public.notices_.$noticeId.objection': { loader: 'public', action: 'public' },
  'routes/_public.policies.$policyId': { loader: 'public' },
  'routes/_public.policies._index': { loader: 'public' },
  'routes/_public.reauthenticate': { loader: 'signedIn', action: 'signedIn' },
  'routes/_public.register.$competitionId': { loader: 'public', action: 'public' },
  'routes/_public.results.$eventId': { loader: 'public' },
  'routes/_public.results._index': { loader: 'public' },
  'routes/_public.rules.$eventId': { loader: 'public' },
  'routes/_public.verify.$code': { loader: 'public' },
  'routes/_public.verify._index': { loader: 'public' },
  'routes/_staff': { loader: 'signedIn' },
  'routes/_staff.accounts.$userId': { loader: { installation: 'account:read' }, action: { installation: 'account:manage' } },
  'routes/_staff.accounts._index': { loader: { installation: 'account:read' } },
  'routes/_staff.accounts.new': { loader: { installation: 'account:manage' }, action: { installation: 'account:manage' } },
  'routes/_staff.audit': { loader: { permission: 'audit:read' }, action: { permission: 'audit:read' } },
  'routes/_staff.certificates.$certificateId': { loader: { permission: 'certificate:read' }, action: { permission: 'certificate:read' } },
  'routes/_staff.certificates._index': { loader: { permission: 'certificate:read' } },
  'routes/_staff.competitions.$competitionId._index': { loader: { permission: 'competition:read' }, action: { permission: 'competition:read' } },
  'routes/_staff.competitions.$competitionId.edit': { loader: { permission: 'competition:edit' }, action: { permission: 'competition:edit' } },
  'routes/_staff.competitions.$competitionId.events.new': { loader: { permission: 'event:edit' }, action: { permission: 'event:edit' } },
  'routes/_staff.competitions.$competitionId.plan': { loader: { permission: 'competition:edit' }, action: { permission: 'competition:edit' } },
  'routes/_staff.competitions._index': { loader: { permission: 'competition:read' } },
  'routes/_staff.competitions.new': { loader: { permission: 'competition:create' }, action: { permission: 'competition:create' } },
  'routes/_staff.documents._index': { loader: { permission: 'certificate:read' }, action: { permission: 'certificate:issue' } },
  'routes/_staff.documents.gallery': { loader: { permission: 'certificate:read' } },
  'routes/_staff.documents.issue': { loader: { permission: 'certificate:read' }, action: { permission: 'certificate:read' } },
  'routes/_staff.documents.notices.$documentId': { loader: { permission: 'certificate:read' }, action: { permission: 'certificate:issue' } },
  'routes/_staff.documents.seal': { loader: { anyOf: ['certificate:issue', 'certificate:revoke'] }, action: { anyOf: ['certificate:issue', 'certificate:revoke'] } },
  'routes/_staff.due': { loader: { anyOf: DUE_PERMISSIONS } },
  'routes/_staff.events.$eventId._index': { loader: { permission: 'competition:read' }, action: { permission: 'event:edit' } },
  'routes/_staff.events.$eventId.activation-codes': { loader: { permission: 'activation:issue' }, action: { permission: 'activation:issue' } },
  'routes/_staff.events.$eventId.analysis': { loader: { permission: 'result:read' } },
  'routes/_staff.events.$eventId.appeals': { loader: { permission: 'result:read' }, action: { anyOf: ['dispute:decide', 'entrant:edit'] } },
  'routes/_staff.events.$eventId.board-settings': { loader: { permission: 'event:edit' }, action: { permission: 'event:edit' } },
  'routes/_staff.events.$eventId.certificates': { loader: { permission: 'certificate:read' }, action: { permission: 'certificate:read' } },
  'routes/_staff.events.$eventId.check-in': { loader: { permission: 'entrant:read' }, action: { permission: 'checkIn:do' } },
  'routes/_staff.events.$eventId.codes': { loader: { permission: 'code:open' }, action: { permission: 'code:open' } },
  'routes/_staff.events.$eventId.correction': { loader: { permission: 'result:read' }, action: { permission: 'result:read' } },
  'routes/_staff.events.$eventId.correction_.rules': { loader: { permission: 'result:correct' }, action: { permission: 'result:correct' } },
  'routes/_staff.events.$eventId.edit': { loader: { permission: 'event:edit' }, action: { permission: 'event:edit' } },
  'routes/_staff.events.$eventId.editions.$edition': { loader: { permission: 'result:read' }, action: { permission: 'result:publish' } },
  'routes/_staff.events.$eventId.entrants': { loader: { permission: 'entrant:read' } },
  'routes/_staff.events.$eventId.entrants_.$entryId': { loader: { permission: 'entrant:read' }, action: { permission: 'entrant:edit' } },
  'routes/_staff.events.$eventId.entrants_.new': { loader: { permission: 'entrant:edit' }, action: { permission: 'entrant:edit' } },
  'routes/_staff.events.$eventId.finalise': { loader: { permission: 'result:read' }, action: { anyOf: ['result:sign', 'result:publish'] } },
  'routes/_staff.events.$eventId.floor': { loader: { permission: 'competition:read' } },
  'routes/_staff.events.$eventId.import': { loader: { permission: 'mark:import' }, action: { permission: 'mark:import' } },
  'routes/_staff.events.$eventId.import_.$file': { loader: { anyOf: ['mark:import', 'unit:register'] } },
  'routes/_staff.events.$eventId.judges': { loader: { permission: 'judge:manage' }, action: { permission: 'judge:manage' } },
  'routes/_staff.events.$eventId.marks': { loader: { permission: 'mark:read' } },
  'routes/_staff.events.$eventId.notice': { loader: { permission: 'result:read' }, action: { permission: 'result:publish' } },
  'routes/_staff.events.$eventId.paper': { loader: { permission: 'mark:enter' }, action: { permission: 'mark:enter' } },
  'routes/_staff.events.$eventId.paper_.sheets': { loader: { permission: 'paper:decide' }, action: { permission: 'paper:decide' } },
  'routes/_staff.events.$eventId.ranking': { loader: { permission: 'ranking:read' }, action: { permission: 'ranking:read' } },
  'routes/_staff.events.$eventId.recheck': { loader: { permission: 'recheck:work' }, action: { permission: 'recheck:work' } },
  'routes/_staff.events.$eventId.registrations': { loader: { permission: 'entrant:read' } },
  'routes/_staff.events.$eventId.registrations_.$entryId': { loader: { permission: 'entrant:read' }, action: { permission: 'entrant:qualify' } },
  'routes/_staff.events.$eventId.rules': { loader: { permission: 'competition:read' }, action: { permission: 'event:edit' } },
  'routes/_staff.events.$eventId.scheme': { loader: { permission: 'competition:read' }, action: { permission: 'scheme:edit' } },
  'routes/_staff.events.$eventId.seats': { loader: { permission: 'entrant:read' }, action: { permission: 'entrant:edit' } },
  'routes/_staff.grants._index': { loader: { permission: 'grant:read' } },
  'routes/_staff.grants.accounts': { loader: { permission: 'grant:read' }, action: { anyOf: ['grant:plan', 'grant:pay'] } },
  'routes/_staff.grants.batches.$batchId': { loader: { permission: 'grant:read' }, action: { permission: 'grant:pay' } },
  'routes/_staff.grants.changes': { loader: { permission: 'grant:read' }, action: { permission: 'grant:plan' } },
  'routes/_staff.grants.claims.$claimId': { loader: { permission: 'grant:read' }, action: { anyOf: ['grant:plan', 'grant:approve'] } },
  'routes/_staff.grants.claims._index': { loader: { permission: 'grant:read' } },
  'routes/_staff.grants.facts': { loader: { permission: 'grant:read' }, action: { permission: 'grant:plan' } },
  'routes/_staff.grants.lines.$lineId': { loader: { permission: 'grant:read' }, action: { anyOf: ['grant:plan', 'grant:approve'] } },
  'routes/_staff.grants.lines._index': { loader: { permission: 'grant:read' } },
  'routes/_staff.grants.payments': { loader: { permission: 'grant:read' }, action: { permission: 'grant:pay' } },
  'routes/_staff.grants.policies.$policyId': { loader: { permission: 'grant:read' } },
  'routes/_staff.grants.settings': { loader: { permission: 'grant:read' }, action: { permission: 'grant:plan' } },
  'routes/_staff.events.$eventId.sheet': { loader: { permission: 'sheet:own' }, action: { permission: 'sheet:own' } },
  'routes/_staff.imports.$batchId': { loader: { anyOf: ['mark:import', 'unit:register'] }, action: { anyOf: ['mark:import', 'unit:register'] } },
  'routes/_staff.notice-desk.$noticeId': { loader: { anyOf: NOTICE_PERMISSIONS }, action: { anyOf: NOTICE_PERMISSIONS } },
  'routes/_staff.notice-desk._index': { loader: { anyOf: NOTICE_PERMISSIONS } },
  'routes/_staff.notice-desk.calendar': { loader: { anyOf: NOTICE_PERMISSIONS }, action: { permission: 'region:settings' } },
  'routes/_staff.my-reviews.$assignmentId': { loader: { permission: 'review:score' }, action: { permission: 'review:score' } },
  'routes/_staff.my-reviews._index': { loader: { permission: 'review:score' } },
  'routes/_staff.my-reviews.opinions.$opinionId': { loader: { permission: 'review:score' }, action: { permission: 'review:score' } },
  'routes/_staff.people.$personId': { loader: { permission: 'person:read' }, action: { permission: 'identity:reveal' } },
  'routes/_staff.people._index': { loader: { permission: 'person:read' }, action: { permission: 'person:read' } },
  'routes/_staff.reports': { loader: { permission: 'studio:read' }, action: { permission: 'studio:edit' } },
  'routes/_staff.reviews.$roundId': { loader: { permission: 'review:manage' }, action: { permission: 'review:manage' } },
  'routes/_staff.reviews.$roundId_.studios.$studioId': { loader: { permission: 'review:manage' }, action: { permission: 'review:manage' } },
  'routes/_staff.reviews._index': { loader: { permission: 'review:manage' }, action: { permission: 'review:manage' } },
  'routes/_staff.settings': { loader: { installation: 'region:settings' }, action: { installation: 'region:settings' } },
  'routes/_staff.sheets': { loader: { permission: 'sheet:own' } },
  'routes/_staff.unit.registrations.$eventId': { loader: { permission: 'unit:register' }, action: { permission: 'unit:register' } },
  'routes/_staff.unit.registrations._index': { loader: { permission: 'unit:register' } },
  'routes/_staff.studios.$studioId': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] }, action: { permission: 'studio:edit' } },
  'routes/_staff.studios.$studioId_.apprentices': { loader: { anyOf: ['studio:read', 'studio:own'] }, action: { permission: 'studio:own' } },
  'routes/_staff.studios.$studioId_.assessments': { loader: { anyOf: ['studio:read', 'studio:own'] }, action: { permission: 'studio:own' } },
  'routes/_staff.studios.$studioId_.log': { loader: { anyOf: ['studio:read', 'studio:own'] }, action: { permission: 'studio:own' } },
  'routes/_staff.studios.$studioId_.money': { loader: { anyOf: ['studio:read', 'studio:own'] }, action: { permission: 'studio:own' } },
  'routes/_staff.studios.$studioId_.reports': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] }, action: { permission: 'studio:own' } },
  'routes/_staff.studios.$studioId_.reports_.$year': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] }, action: { anyOf: ['studio:edit', 'studio:own', 'studio:confirm'] } },
  'routes/_staff.studios.$studioId_.reports_.$year_.form': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] } },
  'routes/_staff.studios.$studioId_.requests': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] }, action: { anyOf: ['studio:edit', 'studio:own', 'studio:confirm'] } },
  'routes/_staff.studios.$studioId_.requests_.$requestId': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] }, action: { anyOf: ['studio:edit', 'studio:own', 'studio:confirm'] } },
  'routes/_staff.studios.apply': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] }, action: { anyOf: ['studio:edit', 'studio:own', 'studio:confirm'] } },
  'routes/_staff.studios.compare': { loader: { permission: 'studio:read' } },
  'routes/_staff.studios.figures': { loader: { anyOf: ['studio:read', 'studio:own'] } },
  'routes/_staff.studios._index': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] } },
  'routes/audit.$file': { loader: { permission: 'audit:read' } },
  'routes/dev.gallery': { loader: 'public' },
  'routes/dev.login': { loader: 'public', action: 'public' },
  'routes/events.$eventId.editions.$edition.papers.$file': { loader: { permission: 'result:read' } },
  'routes/events.$eventId.board': { loader: { permission: 'board:read' }, action: { permission: 'sheet:return' } },
  'routes/events.$eventId.ceremony': { loader: { permission: 'result:read' } },
  'routes/events.$eventId.editions.$edition.$file': { loader: { permission: 'result:read' } },
  'routes/events.$eventId.paper.$file': { loader: { permission: 'mark:read' } },
  'routes/events.$eventId.recheck.report[.]pdf': { loader: { permission: 'result:read' } },
  'routes/exports.$file': { loader: { anyOf: EXPORT_PERMISSIONS } },
  'routes/grants.batches.$batchId.$file': { loader: { permission: 'grant:pay' } },
  'routes/grants.claims.$claimId.$file': { loader: { anyOf: ['grant:plan', 'grant:pay'] } },
  'routes/grants.lines.$lineId.$file': { loader: { permission: 'grant:read' } },
  'routes/logout': { loader: 'public', action: 'public' },
  'routes/preferences': { loader: 'public', action: 'public' },
  'routes/results.$eventId.$file': { loader: 'public' },
  'routes/reviews.$roundId.$file': { loader: { permission: 'review:manage' } },
  'routes/studios.$studioId.reports.$year.form[.]pdf': { loader: { anyOf: ['studio:read', 'studio:own', 'studio:confirm'] } },
}

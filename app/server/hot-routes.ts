import type { Response as ExpressResponse } from 'express'

import type { RouteAccess } from '../auth/route-access.ts'
import type { AskedRequest } from '../lib/request-context.server.ts'
import { boardRoutes } from './board-routes.ts'
import { certificateRoutes } from './certificate-routes.ts'
import { fileRoutes } from './file-routes.ts'
import { documentRoutes } from './document-routes.ts'
import { jobRoutes } from './job-routes.ts'
import { marksRoutes } from './marks-routes.ts'
import { slipRoutes } from './slip-routes.ts'
import { studioRoutes } from './studio-routes.ts'

/**
 * Addresses answered by Express ahead of Remix, because the Remix pipeline would cost more than the work itself:
 * saving one score, live boards, downloads. Each is a thin adapter over a service, with the same guards as a route.
 */
export interface HotRoute {
  /** Stands in the access matrix beside the Remix routes. */
  id: `hot:${string}`
  method: 'GET' | 'POST'
  /** Express path with parameters, e.g. `/api/events/:eventId/marks`. */
  path: string
  /** Who may call it; the handler's first statement is the matching guard. */
  access: RouteAccess
  handle: (call: HotCall) => Promise<HotAnswer>
}

export interface HotCall {
  /** Headers and address; guards take it. The body is in `body`. */
  request: AskedRequest
  params: Readonly<Record<string, string>>
  /** What the gate read, within the limit of this path (body-limits.ts); empty for GET. */
  body: Buffer
  /** For answers that write themselves (`taken`), such as event streams. */
  response: ExpressResponse
}

export type HotAnswer =
  | { json: unknown; status?: number; headers?: Record<string, string> }
  | { bytes: Uint8Array; type: string; fileName?: string; inline?: boolean; headers?: Record<string, string> }
  /** Written piece by piece, for what is too large for memory; its length is not known beforehand. */
  | { stream: AsyncIterable<Uint8Array>; type: string; fileName: string; headers?: Record<string, string> }
  | { redirect: string; headers?: Record<string, string> }
  | { taken: true }

/** Features add their routes here: one import and one line each. */
export const hotRoutes: readonly HotRoute[] = [...marksRoutes, ...boardRoutes, ...certificateRoutes, ...documentRoutes, ...fileRoutes, ...jobRoutes, ...slipRoutes, ...studioRoutes]

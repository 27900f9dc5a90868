import type { Messages } from '#app/messages/index.ts'
import type { RequestLine } from './request-pages.server.ts'

/** What a request is, with the tier an application is for. */
export function requestTitle(m: Messages, { kind, tier }: Pick<RequestLine, 'kind' | 'tier'>): string {
  const word = m.studioRequests.kind[kind]
  return tier ? m.studioRequests.withTier(word, m.terms.tier[tier]) : word
}

import type { Tx } from '#db/client.ts'
import { notifyChannel } from '#db/queries/notify.ts'

/** Channel on which processes hear that public pages changed; the payload is the event's id, or `all`. */
export const PUBLIC_PAGES_CHANNEL = 'public_pages'
export const ALL_PUBLIC_PAGES = 'all'

/**
 * Has every process forget the kept public pages of one event (and all lists), at the moment this transaction commits.
 * Part of every act that changes what the public sees: publish, correct, withdraw, end of a notice.
 */
export function announcePublicChange(tx: Tx, eventId: string): Promise<void> {
  return notifyChannel(tx, PUBLIC_PAGES_CHANNEL, eventId)
}

/** The same when it concerns more than one event, such as a region's name. */
export function announceAllPublicChange(tx: Tx): Promise<void> {
  return notifyChannel(tx, PUBLIC_PAGES_CHANNEL, ALL_PUBLIC_PAGES)
}

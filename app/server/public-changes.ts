import { listenClient } from '#db/listening/listen-client.ts'

import { ALL_PUBLIC_PAGES, PUBLIC_PAGES_CHANNEL } from '../services/public-pages.server.ts'
import { forgetPublicPages } from './public-cache.ts'

/** Keeps the cache of public pages true to the database. Returns what ends it. */
export async function followPublicChanges(): Promise<() => void> {
  return listenClient.listen(PUBLIC_PAGES_CHANNEL, {
    onMessage: (payload) => forgetPublicPages(payload === ALL_PUBLIC_PAGES ? undefined : payload),
    // What was announced while the line was broken is not known, so nothing kept may be served.
    onResync: () => forgetPublicPages(),
  })
}

import type { RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import type { Locale } from '#app/messages/locale.ts'
import type { Messages } from '#app/messages/index.ts'
import type { SheetToWrite } from '#app/services/workbooks/sheet-to-write.ts'

/** Names of the tables that can be exported, as they stand in the address. */
export type ExportTableName =
  | 'studios' | 'compare' | 'figures' | 'requests' | 'studio-requests' | 'reports' | 'studio-reports' | 'apprentices' | 'log' | 'spending' | 'balance' | 'assessments'
  | 'rounds' | 'round-studios' | 'round-order' | 'round-experts' | 'my-reviews'

export interface ExportCall {
  actor: RegionActor
  /** The query of the page the table stands on, so that the file holds what the filter shows, and all of its pages. */
  query: URLSearchParams
  locale: Locale
  m: Messages
}

export interface ExportTable {
  name: ExportTableName
  /** Any of these opens it; which rows are there is for the service behind it. */
  anyOf: readonly Permission[]
  /** @throws AppError 404 for what this person does not reach */
  load: (call: ExportCall) => Promise<{ title: string; sheet: SheetToWrite }>
}

/** More than any region has; a file beyond it would be no table any more. */
export const EXPORT_ROWS = 20_000

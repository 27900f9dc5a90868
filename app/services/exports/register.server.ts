import type { ExportTable } from './export-table.ts'
import { reviewTables } from './tables/review-tables.server.ts'
import { studioTables } from './tables/studio-tables.server.ts'

/** Every table that can be exported. A page names its table; a new one is one entry here. */
export const EXPORT_TABLES: readonly ExportTable[] = [...studioTables, ...reviewTables]

import type { ReportState } from '#db/queries/annual-reports.ts'
import type { StatusTone } from '../page/status-badge.tsx'

const TONES: Record<ReportState, StatusTone> = { open: 'active', submitted: 'active', hostConfirmed: 'active', returned: 'attention', accepted: 'decided' }

export function reportTone(state: ReportState): StatusTone {
  return TONES[state]
}

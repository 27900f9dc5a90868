import type { StatusTone } from '#app/components/page/status-badge.tsx'

const TONES: Readonly<Record<string, StatusTone>> = { draft: 'attention', filed: 'active', handled: 'active', approved: 'active', headApproved: 'active', returned: 'attention', refused: 'void', paid: 'decided' }

/** How the state of a claim is drawn. */
export const claimTone = (state: string): StatusTone => TONES[state] ?? 'plain'

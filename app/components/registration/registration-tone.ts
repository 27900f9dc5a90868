import type { StatusTone } from '#app/components/page/status-badge.tsx'
import type { RegistrationState } from '#db/schema/entries.ts'

/** How the state of a registration looks: what somebody has to do something about is ochre. */
export const registrationTone: Readonly<Record<RegistrationState, StatusTone>> = { draft: 'plain', submitted: 'active', accepted: 'plain', returned: 'attention', refused: 'void' }

/**
 * Every address of the product, built in one place: a page that moves is changed here. Ids are put in as they are (UUIDs and
 * numbers of our own); text that people typed is encoded.
 */
export const paths = {
  home: () => '/',
  login: (redirectTo?: string) => (redirectTo ? `/login?redirectTo=${encodeURIComponent(redirectTo)}` : '/login'),
  logout: () => '/logout',
  activate: () => '/activate',
  activatePassword: () => '/activate/password',
  account: () => '/account',
  reauthenticate: (redirectTo?: string) => (redirectTo ? `/reauthenticate?redirectTo=${encodeURIComponent(redirectTo)}` : '/reauthenticate'),
  preferences: () => '/preferences',

  publicResults: () => '/results',
  publicResult: (eventId: string) => `/results/${eventId}`,
  publicResultDownload: (eventId: string, format: 'xlsx' | 'csv' | 'json') => `/results/${eventId}/download.${format}`,
  publicRules: (eventId: string) => `/rules/${eventId}`,
  verify: (code?: string) => (code === undefined ? '/verify' : `/verify/${encodeURIComponent(code)}`),
  file: (fileId: string) => `/files/${fileId}`,
  policies: () => '/policies',
  policy: (policyId: string) => `/policies/${encodeURIComponent(policyId)}`,

  competitions: () => '/competitions',
  newCompetition: () => '/competitions/new',
  competition: (competitionId: string) => `/competitions/${competitionId}`,
  competitionPlan: (competitionId: string) => `/competitions/${competitionId}/plan`,
  editCompetition: (competitionId: string) => `/competitions/${competitionId}/edit`,
  newEvent: (competitionId: string) => `/competitions/${competitionId}/events/new`,
  copyEvent: (competitionId: string, eventId: string) => `/competitions/${competitionId}/events/new?copy=${eventId}`,

  event: (eventId: string) => `/events/${eventId}`,
  editEvent: (eventId: string) => `/events/${eventId}/edit`,
  eventRules: (eventId: string) => `/events/${eventId}/rules`,
  eventEntrants: (eventId: string) => `/events/${eventId}/entrants`,
  newEntrant: (eventId: string) => `/events/${eventId}/entrants/new`,
  entrant: (eventId: string, entryId: string) => `/events/${eventId}/entrants/${entryId}`,
  eventImport: (eventId: string) => `/events/${eventId}/import`,
  importTemplate: (eventId: string, kind: 'entrants' | 'marks', format: 'xlsx' | 'csv') => `/events/${eventId}/import/${kind}.${format}`,
  importBatch: (batchId: string) => `/imports/${batchId}`,
  eventMarks: (eventId: string) => `/events/${eventId}/marks`,
  eventRanking: (eventId: string) => `/events/${eventId}/ranking`,
  eventEdition: (eventId: string, edition: number) => `/events/${eventId}/editions/${edition}`,
  editionDownload: (eventId: string, edition: number, format: 'xlsx' | 'csv' | 'json') => `/events/${eventId}/editions/${edition}/download.${format}`,
  eventCertificates: (eventId: string) => `/events/${eventId}/certificates`,
  eventActivationCodes: (eventId: string) => `/events/${eventId}/activation-codes`,

  certificateFile: (certificateId: string) => `/certificates/${certificateId}.pdf`,
  job: (jobId: string) => `/api/jobs/${jobId}`,

  accounts: () => '/accounts',
  newAccount: () => '/accounts/new',
  accountOf: (userId: string) => `/accounts/${userId}`,
  audit: () => '/audit',
  auditFile: (query: string) => `/audit/events.csv${query}`,
  people: () => '/people',
  person: (personId: string) => `/people/${personId}`,
  settings: (regionId?: string) => (regionId === undefined ? '/settings' : `/settings?region=${regionId}`),
  studios: () => '/studios',
  studio: (studioId: string) => `/studios/${studioId}`,

  me: () => '/me',
  myCertificate: (certificateId: string) => `/me/certificates/${certificateId}`,
}

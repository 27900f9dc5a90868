import { account } from './account.ts'
import { admin } from './admin.ts'
import { audit } from './audit.ts'
import { auth } from './auth.ts'
import { boards } from './boards.ts'
import { candidate } from './candidate.ts'
import { certificates } from './certificates.ts'
import { checking } from './checking.ts'
import { common } from './common.ts'
import { competitions } from './competitions.ts'
import { corrections } from './corrections.ts'
import { documents } from './documents.ts'
import { errors } from './errors.ts'
import { eventRules } from './event-rules.ts'
import { files } from './files.ts'
import { grantPages } from './grant-pages.ts'
import { grants } from './grants.ts'
import { floor } from './floor.ts'
import { imports } from './imports.ts'
import { notices } from './notices.ts'
import { paper } from './paper.ts'
import { judgeQuality } from './judge-quality.ts'
import { judges } from './judges.ts'
import { people } from './people.ts'
import { policies } from './policies.ts'
import { publicPages } from './public-pages.ts'
import { registration } from './registration.ts'
import { reminders } from './reminders.ts'
import { results } from './results.ts'
import { reviews } from './reviews.ts'
import { schemes } from './schemes.ts'
import { scoring } from './scoring.ts'
import { settings } from './settings.ts'
import { shell } from './shell.ts'
import { studioCompare, studioFigures } from './studio-figures.ts'
import { studioLog } from './studio-log.ts'
import { studioReport } from './studio-report.ts'
import { studioRequests } from './studio-requests.ts'
import { studios } from './studios.ts'
import { terms } from './terms.ts'
import { unitRegistration } from './unit-registration.ts'
import type { zhCN } from '../zh-CN/index.ts'

/** All areas of this language. A new area is one file in each language and one line in each index. */
export const en = {
  account,
  admin,
  audit,
  auth,
  boards,
  candidate,
  certificates,
  checking,
  common,
  competitions,
  corrections,
  documents,
  errors,
  eventRules,
  files,
  grantPages,
  grants,
  floor,
  imports,
  notices,
  paper,
  judgeQuality,
  judges,
  people,
  policies,
  publicPages,
  registration,
  reminders,
  results,
  reviews,
  schemes,
  scoring,
  settings,
  shell,
  studioCompare,
  studioFigures,
  studioLog,
  studioReport,
  studioRequests,
  studios,
  terms,
  unitRegistration,
} satisfies typeof zhCN

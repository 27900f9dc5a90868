import type { unitRegistration as zh } from '../zh-CN/unit-registration.ts'

/** A firm or school registers its own people from one list. */
export const unitRegistration = {
  title: 'Unit registration',
  lead: 'Register the people of your unit with one Excel list. You see how far each has come; what was sent back is corrected and uploaded again.',
  noUnit: 'Your account belongs to no unit',
  noUnitText: 'Ask the bureau to narrow your account to your unit.',
  none: 'No contest is open for registration',
  noneText: 'Contests appear here once they can be entered online.',
  open: (at: string | null) => (at === null ? 'Open for registration' : `Open for registration until ${at}`),
  closed: { notOnline: 'Registration has ended', notYet: 'Registration has not begun', over: 'Registration has ended' },
  finalHeader: 'Final',
  contest: 'Contest and event',
  counts: ({ all, submitted, returned, accepted, refused }: { all: number; submitted: number; returned: number; accepted: number; refused: number }) =>
    all === 0 ? 'Nobody of your unit yet' : [`${all} registered`, `${submitted} waiting`, `${returned} sent back`, `${accepted} accepted`, `${refused} refused`].join(', '),

  pageTitle: (event: string) => `${event}: unit registration`,
  steps: { template: '1. Fill in the form', upload: '2. Upload the list', people: 'People of your unit', lists: 'Lists so far' },
  templateNote: 'Name, type and number of the document are needed. Leave the unit empty for your own; numbers are given by the organiser.',
  uploadNote: 'Mistakes are listed person by person. Correct them on the page or in the file; once all is well, send it in.',
  noticeTitle: (edition: number) => `How personal data are handled (edition ${edition})`,
  informed: 'Everybody on the list knows of this registration and has read and accepted the text above',
  submit: 'Send in',
  nobody: 'Nobody registered yet',
  nobodyText: 'Once a list is sent in, the state of each person stands here.',
  column: { number: 'Number', name: 'Name', level: 'Level held', state: 'State', note: 'Note', seat: 'Seat' },
  seat: (batch: number, seat: string) => `batch ${batch}, ${seat}`,
  returnedHint: (count: number) => `${count === 1 ? '1 person was' : `${count} people were`} sent back. Correct what the note says and upload a list again (these alone will do); they come into the queue once more.`,
  slips: 'All admission slips of your unit (PDF)',
  list: (added: number, changed: number, problems: number) => [`${added} new`, `${changed} corrected`, ...(problems > 0 ? [`${problems} mistakes`] : [])].join(', '),
  back: 'Back to unit registration',
  allSlips: 'All admission slips (PDF)',
  slipsOf: 'Slips by unit',
  slipsOfUnit: (name: string, count: number) => `${name} (${count})`,
} satisfies typeof zh

import type { corrections as zh } from '../zh-CN/corrections.ts'

/** Corrections of a confirmed result: compared, applied or cancelled; and what was issued before. */
export const corrections = {
  title: 'Correct and compare',
  lead: 'Corrected marks, corrected rules and upheld appeals are computed here first; then the difference is applied or cancelled. Until it is applied nothing changes.',
  compareHere: 'See what it does to ranks, awards, certificates and money, and apply or cancel it',

  noEdition: 'No result has been confirmed yet, so there is nothing to correct: simply change the marks.',
  closed: (edition: number) => `Edition ${edition} is locked; no correction is open.`,
  archived: 'The competition is archived; its results are no longer corrected.',
  mayNot: 'A correction is opened by an officer of the bureau.',

  open: (edition: number) => `Correcting edition ${edition}`,
  openedBy: (name: string, at: string) => `${name}, ${at}`,
  reason: 'Reason',
  opened: 'Opened',
  fromAppeal: 'From an appeal',
  toAppeals: 'See the appeals',

  change: {
    title: '1. What to change',
    marks: 'Change marks or statuses',
    marksText: 'Directly in the grid; every change carries the reason of this correction.',
    rules: 'Change rules',
    rulesText: 'Weights, how many judges are dropped, pass marks, tie-breaks, awards, readings.',
    rulesKept: (name: string) => `Corrected rules were saved by ${name}. The comparison below uses them; they are not in force.`,
    editRules: 'Go on editing',
    dropRules: 'Drop the corrected rules',
    dropped: 'The corrected rules were dropped; the rules in force count again.',
    scheme: (part) => `Change the marking scheme of ${part}`,
    schemeText: (edition) => `Edition ${edition} counts. Save a proposal with its reason, look at the differences, then put it in force.`,
    schemeProposed: (edition, reason) => `Edition ${edition} is proposed and not in force: ${reason}`,
    reviseScheme: 'Revise the scheme',
    editScheme: 'Edit the proposal',
  },

  scheme: {
    title: (part, edition) => `${part}: results under the proposed edition ${edition} of the marking scheme`,
    caption: (edition) => `The given marks computed by the proposal, against edition ${edition} of the result; not in force yet`,
    applyText: 'The given marks are computed anew by this edition and count in the comparison below. Cancelling the correction brings the former scheme back; what was tried stays on record.',
  },

  compare: { title: '2. Compare', caption: (edition: number) => `Against edition ${edition}` },
  countPeople: (count: number) => (count === 1 ? '1 person changes' : `${count} people change`),
  countCertificates: (count: number) => (count === 1 ? '1 issued certificate concerned' : `${count} issued certificates concerned`),
  countMoney: (count: number) => (count === 1 ? '1 money line concerned' : `${count} money lines concerned`),
  nothingIssued: 'This edition has not been published: no certificate and no money rests on it.',
  noChanges: 'So far marks, ranks, awards and promotions are those of this edition.',
  linesCaption: (edition: number) => `Differences from edition ${edition}`,
  certificates: 'Issued certificates',
  money: 'Money and benefits of titles',
  notDueAnyMore: 'No longer due',
  column: { number: 'Number', kind: 'Kind', before: 'Before', after: 'After' },

  apply: {
    title: '3. Apply or cancel',
    trigger: 'Apply the correction',
    consequence: 'What you see above is frozen as a new edition and the marks are locked again. What is published stays until the new edition is; then issued certificates, promotions and money are listed one by one for a person to settle.',
    button: (edition: number) => `Apply as edition ${edition}`,
    waits: 'It can be applied once something differs and nothing is left open.',
    needsRole: 'An officer or leader of the bureau applies it.',
  },
  cancel: {
    trigger: 'Cancel the correction',
    consequence: 'Marks, items, marking schemes and statuses that were changed are set back, corrected rules are dropped and the marks are locked again; each step back stays in the history.',
    button: 'Cancel and set everything back',
    done: (marks: number, statuses: number) => (marks + statuses === 0 ? 'Correction cancelled; nothing had to be set back' : `Correction cancelled; marks set back: ${marks}, statuses: ${statuses}`),
  },

  rulesPage: {
    title: 'Change rules',
    intro: 'Starts from the frozen rules. What is saved serves the comparison only; applying the correction makes it the next edition of the rules, and the old one is kept.',
    save: 'Save and compare',
    saved: 'Saved; the comparison uses the corrected rules',
  },

  items: {
    title: 'Settle what was issued',
    note: 'Certificates, promotions, money and documents that rest on the former edition and that the new one says otherwise are listed here when it is published. A person brings each in line with the new result or leaves it standing, with a reason. The competition is archived once all are settled.',
    openCount: (count: number) => (count === 1 ? '1 still to settle' : `${count} still to settle`),
    allDone: 'All settled',
    ofEdition: (edition: number) => `Listed when edition ${edition} was published`,
    kind: { certificate: 'Certificate', promotion: 'Promotion', money: 'Money', document: 'Document' },
    state: { open: 'To settle', superseded: 'Brought in line', kept: 'Left standing', carried: 'Taken into a later list' },
    nothing: 'None',
    promotionTo: (level: string) => `Promotion to ${level}`,
    noPromotion: 'No promotion',
    documentNumber: (number: string, title: string) => `${number} “${title}”`,
    documentAfter: 'Needs a correcting document',
    paid: (amount: string) => `${amount} paid`,
    inClaim: (number: string) => `in claim ${number}`,
    by: (name: string, at: string) => `${name}, ${at}`,
    supersede: {
      certificate: { trigger: 'Replace or revoke', text: 'What is due is issued anew and the old one says so; what is no longer due is revoked, as everybody who scans it sees.' },
      promotion: { trigger: 'Follow the new result', text: 'The former promotion is void; the new edition counts.' },
      document: { trigger: 'Corrected by document', text: 'A correcting document has been issued; give its number in the reason.' },
    },
    toChanges: 'Apply on the page of differences',
    keep: {
      trigger: 'Leave standing',
      text: 'What was issued stays; say on what ground.',
      money: 'This line stays as it is and is no longer shown as a difference; a further change will be.',
      promotion: 'The former promotion stays in force; the new edition’s other finding for this person is not used.',
    },
    done: 'Settled and recorded',
    refusal: {
      notOpen: 'This has been settled already.',
      stillDiffers: 'Apply it on the page of differences.',
      otherStatus: 'The certificate has changed meanwhile; look at it again first.',
      notDue: 'It is no longer due; revoke it instead.',
      nothingProposed: 'This certificate already says what the new edition says.',
      missingCharacters: 'Some characters cannot be drawn; settle it on the page of certificates.',
      notPublished: 'This edition is no longer the published one.',
    },
  },

  refusal: {
    notOpen: 'No correction is open.',
    conflict: 'Somebody has just changed this; look at the newest text before saving.',
    sameAsInForce: 'These are the rules in force; nothing is changed.',
    marksUncovered: 'A correction changes how marks count, not which marks there are: parts, judges and metrics stay.',
    invalid: 'Correct the marked fields.',
  },

  history: {
    title: 'Corrections so far',
    state: { open: 'Open', applied: 'Applied', cancelled: 'Cancelled' },
    line: (base: number, edition: number | null) => (edition === null ? `Edition ${base}` : `Edition ${base} → ${edition}`),
    people: (count: number) => (count === 1 ? '1 person changed' : `${count} people changed`),
    rules: 'rules changed',
  },
} satisfies typeof zh

import type { errors as zh } from '../zh-CN/errors.ts'

type Facts = Record<string, unknown>

/** One sentence per error code. A code without its own sentence falls back on the status. */
const sentences: Record<string, string | ((facts: Facts) => string)> = {
  notFound: 'This page was not found. It may have moved, or you may not be allowed to see it.',
  forbidden: 'Your role does not include this function. Please ask your system administrator if you need it.',
  unexpected: 'The system could not complete this. The cause has been recorded; please try again later.',
  databaseUnavailable: 'The database cannot be reached just now. Please try again in a few seconds.',
  busyTryAgain: 'Somebody else is working on the same item. Please wait a few seconds and try again.',
  outcomeUnknown: 'The connection broke at the last step, so it is not known whether this was saved. Reload the page to see what is stored before submitting again.',
  versionConflict: 'Somebody changed this a moment ago. Compare the two versions, then save.',
  rulesFrozen: 'Scoring has started. The rules are frozen and are not edited again.',
  namesSealed: 'The codes are sealed: those who mark, type marks or hold codes do not see who takes part.',
  competitionArchived: 'The competition is archived and does not change any more.',
  rulesUnreadable: 'The rules of an event are incomplete and cannot be frozen. Correct them on the rules page first.',
  idempotencyMismatch: 'This form was already submitted with other content. Reload the page and fill it in again.',
  commandRunning: 'The same submission is being processed. Please wait.',
  tooManyRequests: (facts) => `Too many attempts. Please try again ${wait(facts)}.`,
  methodNotAllowed: 'This address does not accept that kind of request.',
  urlTooLong: 'The address is too long.',
  badHost: 'Please use the published address of this system.',
  badPath: 'The address is not written correctly.',
  dataParameter: 'The address is not written correctly.',
  noSuchPath: 'This page was not found.',
  crossSite: 'This submission did not come from a page of this system and was refused. Please repeat it from our own page.',
  badOrigin: 'This submission did not come from a page of this system and was refused. Please repeat it from our own page.',
  unsupportedType: 'Content of this type is not accepted.',
  bodyTooLarge: 'The content exceeds the size limit.',
  tooManyFields: 'Too many fields were submitted.',
  bodyTooSlow: 'The upload was too slow and was stopped. Check the network and try again.',
  bodyBroken: 'The upload broke off before it was complete. Please try again.',
  tooBusy: 'Many uploads are running. Please wait a moment and try again.',
  malformedForm: 'The form was incomplete or had repeated fields. Reload the page and fill it in again.',
  malformedJson: 'The submitted data are not in the expected form.',
  httpsRequired: 'Signing in needs the https address.',
  hostRequired: 'Please use the published address of this system.',
}

const titles: Record<number, string> = {
  400: 'Bad request',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Request not accepted',
  408: 'Timed out',
  409: 'Conflict',
  413: 'Too large',
  414: 'Address too long',
  415: 'Unsupported type',
  422: 'Cannot be processed',
  429: 'Please try later',
  503: 'Temporarily unavailable',
}

function wait(facts: Facts): string {
  const seconds = Number(facts.retryAfterSeconds)
  if (!Number.isFinite(seconds) || seconds <= 0) return 'later'
  if (seconds < 90) return `in ${Math.ceil(seconds)} ${Math.ceil(seconds) === 1 ? 'second' : 'seconds'}`
  return `in ${Math.ceil(seconds / 60)} minutes`
}

/** What people read when something did not work. */
export const errors = {
  titleFor: (status: number): string => titles[status] ?? (status >= 500 ? 'System error' : 'Bad request'),
  sentenceFor: (code: string, status: number, facts: Facts): string => {
    const found = Object.hasOwn(sentences, code) ? sentences[code] : undefined
    if (typeof found === 'function') return found(facts)
    if (found !== undefined) return found
    if (status === 404) return 'This page was not found.'
    return status >= 500 ? 'The system could not complete this. The cause has been recorded; please try again later.' : 'This request was not accepted.'
  },
  knownCodes: (): string[] => Object.keys(sentences),
  reference: (reference: string) => `Reference: ${reference}`,
  referenceHint: 'Please quote this reference when you report the problem.',
  home: 'Back to the start page',
  retry: 'Open again',
  needsScript: 'Some functions of this page need JavaScript.',
  fields: {
    required: 'Please fill this in.',
    invalid: 'This is not written correctly.',
    tooShort: 'This is too short.',
    tooLong: 'This is too long.',
    duplicate: 'This was given twice.',
    unknown: 'The form has an unknown field. Reload the page and fill it in again.',
    notOption: 'Please choose from the list.',
    outOfRange: 'The value is outside the allowed range.',
    badDate: 'There is no such day.',
    fileEmpty: 'The file is empty. Please choose it again.',
    fileTooLarge: 'The file is larger than allowed. Please compress it or take the photo again.',
    fileHeic: 'This is the iPhone\'s HEIC format. Choose “Most Compatible” under Settings › Camera › Formats and take it again, or convert it to JPG.',
    fileWrongFormat: 'This kind of file is not accepted here. Please choose one of the formats named.',
    fileCutOff: 'The file is not complete; it may have been cut off. Save it again and upload it.',
    fileLocked: 'This PDF asks for a password. Remove the password and upload it again.',
    fileUnreadable: 'This picture cannot be opened. Take it again or save it anew, then upload it.',
    pictureTooSmall: 'The picture is too small to be read. Please choose a sharper one.',
    pictureTooLarge: 'The picture has too many pixels. Please make it smaller and upload it again.',
    tooManyFiles: 'The limit of files is reached. Remove one you do not need first.',
  } as Record<string, string>,
} satisfies typeof zh

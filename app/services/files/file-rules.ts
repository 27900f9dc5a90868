/** What each kind of upload may be. Sizes in bytes, lengths in pixels of the longer side. */

export type UploadKind = 'photo' | 'portrait' | 'document' | 'evidence' | 'seal'
export type FileFormat = 'jpeg' | 'png' | 'webp' | 'pdf'

export interface FileRule {
  formats: readonly FileFormat[]
  maxBytes: number
  /** Pictures are drawn anew: smaller than this, upright, without what the camera wrote beside them. */
  picture?: { longest: number; smallest: number; keepsTransparency: boolean }
}

// The megabyte that pages, phones and disks speak of, so that a limit is the round number a person is told.
const MB = 1_000_000
const PICTURES = ['jpeg', 'png', 'webp'] as const

export const FILE_RULES: Readonly<Record<UploadKind, FileRule>> = {
  /** What a telephone takes: a log entry, a workshop, a signed sheet. */
  photo: { formats: PICTURES, maxBytes: 10 * MB, picture: { longest: 2_000, smallest: 64, keepsTransparency: false } },
  /** 证件照 of an entrant. */
  portrait: { formats: PICTURES, maxBytes: 5 * MB, picture: { longest: 800, smallest: 200, keepsTransparency: false } },
  document: { formats: ['pdf'], maxBytes: 10 * MB },
  /** A paper as a scan or as a photograph. */
  evidence: { formats: ['pdf', ...PICTURES], maxBytes: 10 * MB, picture: { longest: 2_600, smallest: 64, keepsTransparency: false } },
  /** 电子印章: its ground stays transparent. */
  seal: { formats: ['png'], maxBytes: 2 * MB, picture: { longest: 1_200, smallest: 300, keepsTransparency: true } },
}

/** For the `accept` of a file input. */
export function acceptOf(kind: UploadKind): string {
  return FILE_RULES[kind].formats.map((format) => MEDIA_TYPES[format]).join(',')
}

export const MEDIA_TYPES: Readonly<Record<FileFormat, string>> = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
  pdf: 'application/pdf',
}

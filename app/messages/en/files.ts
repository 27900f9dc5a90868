import type { files as zh } from '../zh-CN/files.ts'

export const files = {
  kinds: { photo: 'JPG or PNG photo', portrait: 'JPG or PNG portrait', document: 'PDF', evidence: 'PDF or photo', seal: 'PNG with a transparent ground' },
  caption: 'Files',
  empty: 'No files yet.',
  remove: 'Remove',
  removeWhat: (name: string) => `Remove “${name}”`,
} satisfies typeof zh

import type { AttachedFile } from './layout/pdf-document.ts'
import type { SealImage } from './layout/seal-image.ts'

/** What goes into a file besides its payload. Payload and extras together decide every byte. */
export interface PrintExtras {
  /** The image whose hash stands in the payload. */
  seal?: SealImage
  /** The signed credential, as the text that is attached. */
  credential?: string
  /** Not issued yet: says so across the page. */
  draft?: boolean
}

/** The credential as an attached file, for `openDocument`. */
export function credentialAttachment({ credential }: PrintExtras): { attachment?: AttachedFile } {
  if (credential === undefined) return {}
  return { attachment: { name: 'credential.json', mediaType: 'application/vc+ld+json', description: 'Open Badges 3.0', text: credential } }
}

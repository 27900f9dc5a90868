import type { FaceKey } from '../fonts/faces.ts'
import type { IssuedDocument } from '../issued-document.ts'
import type { SealImage } from '../layout/seal-image.ts'

/** What a worker thread starts with: the fonts of the folder, in memory shared by all threads, and the seal of the batch. */
export interface WorkerStart {
  fontsDir: string
  fonts: ReadonlyMap<FaceKey, SharedArrayBuffer>
  seal: SealImage | undefined
}

/** A certificate to draw and the credential that goes into its file. */
export interface DrawItem {
  payload: IssuedDocument
  credential: string | undefined
}

/** A stretch of the batch. */
export interface RenderRequest {
  items: DrawItem[]
}

/** Errors cross the thread as plain values; only what cannot be drawn is expected. */
export type RenderedItem = { pdf: Uint8Array } | { missing: { characters: string[]; text: string } } | { failed: string }

export interface RenderReply {
  items: RenderedItem[]
}

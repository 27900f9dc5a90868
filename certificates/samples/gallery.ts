import type { PrintedDocument } from '../printed-document.ts'
import { sampleDocuments } from './sample-documents.ts'
import { sampleForms } from './sample-forms.ts'
import { samplePayloads, samplePlaques } from './sample-payloads.ts'

/** One of each kind and its hard cases, all made up, by name; what the gallery page and the samples command show. */
export const sampleGallery: Readonly<Record<string, PrintedDocument>> = { ...samplePayloads, ...samplePlaques, ...sampleForms, ...sampleDocuments }

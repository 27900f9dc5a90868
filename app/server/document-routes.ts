import { requirePermission } from '#app/auth/guards.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { drawNotice } from '#app/services/documents/edit-notice.server.ts'
import { drawSample } from '#app/services/documents/samples.server.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

const DOCX = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A made-up paper of the gallery, drawn when it is asked for. */
const showSample =
  (format: 'pdf' | 'docx') =>
  async (call: HotCall): Promise<HotAnswer> => {
    await requirePermission(call.request, 'certificate:read')
    const name = call.params.name ?? ''
    const bytes = await drawSample(name, format)
    if (!bytes) throw notFound()
    return { bytes, type: format === 'pdf' ? 'application/pdf' : DOCX, fileName: `${name}.${format}`, inline: format === 'pdf' }
  }

/** A notice, draft or issued: the PDF as it is printed, the DOCX for editing elsewhere. */
const showNotice =
  (format: 'pdf' | 'docx') =>
  async (call: HotCall): Promise<HotAnswer> => {
    const actor = await requirePermission(call.request, 'certificate:read', {})
    const file = await drawNotice(actor, call.params.documentId ?? '', format)
    if (!file) throw notFound()
    return { bytes: file.bytes, type: format === 'pdf' ? 'application/pdf' : DOCX, fileName: file.name, inline: format === 'pdf' }
  }

export const documentRoutes: readonly HotRoute[] = [
  { id: 'hot:documents.samplePdf', method: 'GET', path: '/documents/gallery/:name.pdf', access: { permission: 'certificate:read' }, handle: showSample('pdf') },
  { id: 'hot:documents.sampleDocx', method: 'GET', path: '/documents/gallery/:name.docx', access: { permission: 'certificate:read' }, handle: showSample('docx') },
  { id: 'hot:documents.noticePdf', method: 'GET', path: '/documents/notices/:documentId.pdf', access: { permission: 'certificate:read' }, handle: showNotice('pdf') },
  { id: 'hot:documents.noticeDocx', method: 'GET', path: '/documents/notices/:documentId.docx', access: { permission: 'certificate:read' }, handle: showNotice('docx') },
]

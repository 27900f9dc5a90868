import { allowPublic, requirePermission } from '#app/auth/guards.server.ts'
import { notFound } from '#app/lib/errors.ts'
import { requireTry } from '#app/lib/rate-limits.server.ts'
import { currentRequest } from '#app/lib/request-context.server.ts'
import { printFileOfBatch, zipOfBatch } from '#app/services/certificates/batch-downloads.server.ts'
import { readCertificateFile } from '#app/services/certificates/certificate-file.server.ts'
import { drawOwnProof } from '#app/services/certificates/proofs.server.ts'
import { issuerProfile } from '#app/services/certificates/signing.server.ts'
import { readCredential } from '#app/services/certificates/verify-certificate.server.ts'
import { readDb } from '#db/client.ts'
import { findRegionByCode } from '#db/queries/regions.ts'
import type { HotAnswer, HotCall, HotRoute } from './hot-routes.ts'

/** The issued bytes, for staff: shown in the browser's own viewer, under a sandbox. */
async function showFile(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'certificate:read')
  return fileAnswer(await readCertificateFile(actor, call.params.certificateId ?? '', 'any'), true)
}

/** The same bytes, for the candidate whose certificate it is; anybody else's does not exist. */
async function downloadOwn(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'own:read')
  requireTry('certificateDownload', actor.userId)
  return fileAnswer(await readCertificateFile(actor, call.params.certificateId ?? '', 'own'), false)
}

/** The draft of the candidate's own certificate, drawn as it would be and marked as a draft. */
async function showOwnProof(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'own:read')
  requireTry('certificateDownload', actor.userId)
  const bytes = await drawOwnProof(actor, call.params.proofId ?? '')
  return fileAnswer(bytes && { name: '样稿.pdf', bytes }, true)
}

/** All files of a batch, as a ZIP that is written while it is read. */
async function downloadBatch(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'certificate:read')
  requireTry('exportFile', actor.userId)
  const stream = await zipOfBatch(actor, call.params.batchId ?? '')
  if (!stream) throw notFound()
  return { stream, type: 'application/zip', fileName: '证书.zip' }
}

/** One file with all pages of a batch, for the printer. */
async function printBatch(call: HotCall): Promise<HotAnswer> {
  const actor = await requirePermission(call.request, 'certificate:read')
  requireTry('exportFile', actor.userId)
  return fileAnswer(await printFileOfBatch(actor, call.params.batchId ?? ''), true)
}

/** The signed credential behind a code. A revoked one is gone: a copy of it would not know. Counts as a look at the public page. */
async function showCredential(call: HotCall): Promise<HotAnswer> {
  allowPublic(call.request)
  requireTry('verify', currentRequest()?.ip ?? 'unknown')
  const found = await readCredential(call.params.code ?? '')
  if (!found || found.status !== 'valid') throw notFound()
  return { bytes: Buffer.from(JSON.stringify(found.credential, null, 1)), type: 'application/vc+ld+json', fileName: 'credential.json', inline: true }
}

/** Who issues credentials, and the key that proves them. */
async function showIssuer(call: HotCall): Promise<HotAnswer> {
  allowPublic(call.request)
  const region = await findRegionByCode(readDb, call.params.regionCode ?? '')
  const profile = region && issuerProfile({ regionCode: region.code, name: region.settings.issuerName || region.name })
  if (!profile) throw notFound()
  return { json: profile }
}

function fileAnswer(file: { name: string; bytes: Uint8Array } | null, inline: boolean): HotAnswer {
  if (!file) throw notFound()
  return { bytes: file.bytes, type: 'application/pdf', fileName: file.name, inline }
}

export const certificateRoutes: readonly HotRoute[] = [
  { id: 'hot:certificates.batchZip', method: 'GET', path: '/certificates/batches/:batchId.zip', access: { permission: 'certificate:read' }, handle: downloadBatch },
  { id: 'hot:certificates.batchPrint', method: 'GET', path: '/certificates/batches/:batchId.pdf', access: { permission: 'certificate:read' }, handle: printBatch },
  { id: 'hot:certificates.file', method: 'GET', path: '/certificates/:certificateId.pdf', access: { permission: 'certificate:read' }, handle: showFile },
  { id: 'hot:me.proof', method: 'GET', path: '/me/proofs/:proofId.pdf', access: { permission: 'own:read' }, handle: showOwnProof },
  { id: 'hot:me.certificate', method: 'GET', path: '/me/certificates/:certificateId', access: { permission: 'own:read' }, handle: downloadOwn },
  { id: 'hot:verify.credential', method: 'GET', path: '/verify/:code/credential.json', access: 'public', handle: showCredential },
  { id: 'hot:verify.issuer', method: 'GET', path: '/verify/issuers/:regionCode.json', access: 'public', handle: showIssuer },
]

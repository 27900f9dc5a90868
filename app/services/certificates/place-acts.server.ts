import { z } from 'zod'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Permission } from '#app/auth/permissions.ts'
import { notFound } from '#app/lib/errors.ts'
import { fieldMessages } from '#app/lib/field-messages.ts'
import { paragraph } from '#app/lib/form-fields.ts'
import { parseForm } from '#app/lib/form.ts'
import { localeOf } from '#app/lib/locale.server.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import { messagesFor } from '#app/messages/index.ts'
import { certificateDesigns } from '#certificates/payload.ts'
import { changeCertificateStatus, keepCertificate, replaceCertificate } from './change-certificate.server.ts'
import { issueCertificates } from './issue-certificates.server.ts'
import type { CertificateKind } from './kinds/kind.ts'
import { askForProofs, settleProof } from './proofs.server.ts'

const certificateAct = { certificateId: z.uuid(), reason: paragraph({ max: 200 }) }

const PlaceForm = z.discriminatedUnion('intent', [
  z.object({ intent: z.literal('issue'), design: z.enum(certificateDesigns).optional(), withoutAnswers: z.literal('on').optional() }),
  z.object({ intent: z.literal('ask') }),
  z.object({ intent: z.literal('settle'), proofId: z.uuid(), reply: paragraph({ max: 300 }) }),
  z.object({ intent: z.literal('replace'), ...certificateAct }),
  z.object({ intent: z.literal('suspend'), ...certificateAct }),
  z.object({ intent: z.literal('lift'), ...certificateAct }),
  z.object({ intent: z.literal('revoke'), ...certificateAct }),
  z.object({ intent: z.literal('keep'), ...certificateAct }),
])

type PlaceForm = z.infer<typeof PlaceForm>

/** Which permission each act of the form asks for. */
const PERMISSIONS: Readonly<Record<PlaceForm['intent'], Permission>> = {
  issue: 'certificate:issue', ask: 'certificate:issue', settle: 'certificate:issue', replace: 'certificate:issue',
  suspend: 'certificate:revoke', lift: 'certificate:revoke', revoke: 'certificate:revoke', keep: 'certificate:revoke',
}

export interface PlaceAct {
  /** Null for kinds of the region; undefined on the page of one certificate, wherever it belongs. */
  eventId: string | null | undefined
  /** The one certificate that acts of this page may be about. */
  certificateId?: string
  /** Needed to issue and to ask for proofs. */
  kind: CertificateKind | null
  /** The guard of the act, with a fresh password. */
  authorise: (permission: Permission) => Promise<RegionActor>
}

type Answer = { intent: string | undefined; id: string | undefined; errors: Record<string, string | string[]>; values: Record<string, string | undefined>; missing: Array<{ text: string; characters: string }> }

/** Does what a form of a certificates page asks: a sentence about what was done, or the answer for the form with its status. */
export async function actOnPlace(request: Request, { eventId, kind, certificateId, authorise }: PlaceAct): Promise<{ ok: true; toast: string } | { ok: false; status: number; answer: Answer }> {
  const all = messagesFor(localeOf(request))
  const m = all.certificates
  const form = await parseForm(request, PlaceForm)
  const id = form.ok ? idOf(form.value) : (form.values.certificateId ?? form.values.proofId)
  if (!form.ok) return { ok: false, status: 400, answer: { intent: form.values.intent, id, errors: fieldMessages(form.errors, all), values: form.values, missing: [] } }
  const act = form.value
  if (certificateId !== undefined && !('certificateId' in act && act.certificateId === certificateId)) throw notFound()
  const actor = await authorise(PERMISSIONS[act.intent])
  const idempotencyKey = form.idempotencyKey ?? ''
  const outcome = await run()
  if (outcome.ok) return { ok: true, toast: outcome.value }
  const missing = (outcome.data?.missing ?? []) as Answer['missing']
  const values = Object.fromEntries(Object.entries(act).map(([key, value]) => [key, String(value)]))
  return { ok: false, status: 409, answer: { intent: act.intent, id, errors: { form: m.refusal[outcome.reason as keyof typeof m.refusal] }, values, missing } }

  async function run(): Promise<Outcome<string, string>> {
    if (act.intent === 'issue' || act.intent === 'ask') {
      if (!kind || eventId === undefined) return { ok: false, reason: 'nothingToIssue' }
      if (act.intent === 'ask') {
        if (eventId === null) return { ok: false, reason: 'nothingToAsk' }
        return said(await askForProofs({ actor, kind, eventId, idempotencyKey }), ({ asked }) => m.proofs.asked(asked))
      }
      const issued = await issueCertificates({ actor, kind, eventId, withoutAnswers: act.withoutAnswers === 'on', idempotencyKey, ...(act.design && kind.designs ? { design: act.design } : {}) })
      return said(issued, (value) => m.issuing.done(value.issued))
    }
    if (act.intent === 'settle') {
      if (!eventId) return { ok: false, reason: 'proofClosed' }
      return said(await settleProof({ actor, proofId: act.proofId, eventId, reply: act.reply, idempotencyKey }), () => m.proofs.settled)
    }
    const change = { actor, certificateId: act.certificateId, reason: act.reason, idempotencyKey, ...(eventId === undefined ? {} : { eventId }) }
    if (act.intent === 'replace') return said(await replaceCertificate(change), ({ number, newNumber }) => m.acts.replace.done(number, newNumber))
    if (act.intent === 'keep') return said(await keepCertificate(change), ({ number }) => m.acts.keep.done(number))
    const words = m.acts[act.intent]
    return said(await changeCertificateStatus({ ...change, act: act.intent }), ({ number }) => words.done(number))
  }
}

function said<Value>(outcome: Outcome<string, Value>, sentence: (value: Value) => string): Outcome<string, string> {
  return outcome.ok ? { ok: true, value: sentence(outcome.value) } : outcome
}

function idOf(act: PlaceForm): string | undefined {
  return 'certificateId' in act ? act.certificateId : 'proofId' in act ? act.proofId : undefined
}

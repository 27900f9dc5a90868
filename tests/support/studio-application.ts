import type { Sql } from 'postgres'
import { expect } from 'vitest'
import type { RegionActor } from '#app/auth/actor.ts'
import { confirmHostNotice, addEvidence, saveApplication, submitApplication } from '#app/services/studios/requests/fill-application.server.ts'
import { openStudioApplication } from '#app/services/studios/requests/open-application.server.ts'
import { getRequestPage } from '#app/services/studios/requests/request-pages.server.ts'
import type { ApplicationTier } from '#scoring/studios/application/condition.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import { newKey } from './competition-desk.ts'
import type { TestStudio } from './studio-desk.ts'

export interface RequestPlace {
  studioId: string
  requestId: string
}

export const pdf = (mark: string) => ({ name: `${mark}.pdf`, bytes: Buffer.from(`%PDF-1.4\n%${mark}\n1 0 obj<<>>endobj\n%%EOF`) })

const CONDITIONS = applicationTerms('wuyi-2021-46', 'municipal')!.conditions
/** Answers that meet every condition, and no more than that. */
export const ENOUGH = Object.fromEntries(CONDITIONS.map(({ key, kind, least, leastLevel }) => [key, kind === 'yesNo' ? 'yes' : kind === 'text' ? '有' : kind === 'level' ? leastLevel! : String(least)]))

/** Fills an application in, evidence included, with a host's notice that is over. */
export async function fillApplication(actor: RegionActor, place: RequestPlace): Promise<void> {
  const { request } = await getRequestPage(actor, { ...place, locale: 'zh-CN' })
  expect(await saveApplication({ actor, idempotencyKey: newKey(), ...place, version: request.version, answers: ENOUGH, hostNotice: { from: '2024-03-01', to: '2024-03-08', result: 'noObjection', note: '' } })).toMatchObject({ ok: true })
  for (const { key } of CONDITIONS.filter(({ evidence }) => evidence)) expect((await addEvidence({ actor, idempotencyKey: newKey(), ...place, condition: key, upload: pdf(key) })).ok).toBe(true)
}

/** An application of a studio, whole, confirmed by its host and handed in. */
export async function handInApplication(studio: TestStudio, tier: ApplicationTier): Promise<RequestPlace> {
  const opened = await openStudioApplication({ actor: studio.leader, idempotencyKey: newKey(), studioId: studio.studioId, tier })
  if (!opened.ok) throw new Error(opened.reason)
  await fillApplication(studio.leader, opened.value)
  expect(await confirmHostNotice({ actor: studio.host, idempotencyKey: newKey(), ...opened.value })).toMatchObject({ ok: true })
  expect(await submitApplication({ actor: studio.leader, idempotencyKey: newKey(), ...opened.value })).toMatchObject({ ok: true })
  return opened.value
}

/** Lets the running notice of an application end yesterday. */
export async function endNotice(owner: Sql, { requestId }: RequestPlace): Promise<void> {
  await owner`update notices set opens_at = now() - interval '9 days', closes_at = now() - interval '1 day' where subject_id = ${requestId}`
}

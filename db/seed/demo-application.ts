import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { addDays } from '#app/lib/dates.ts'
import { addOpinion, returnApplication, startReview } from '#app/services/studios/requests/decide-application.server.ts'
import { addEvidence, confirmHostNotice, saveApplication, submitApplication } from '#app/services/studios/requests/fill-application.server.ts'
import { openNewApplication } from '#app/services/studios/requests/open-application.server.ts'
import { getRequest } from '#db/queries/studio-requests.ts'
import { readDb } from '#db/client.ts'
import { applicationTerms } from '#scoring/studios/application/terms.ts'
import { makeIdentityNumber } from '../factories/identity-number.ts'

const key = () => randomUUID().replaceAll('-', '')

const ANSWERS = { level: 'seniorTechnician', title: '', uniqueSkill: '', premises: '46', equipment: 'yes', matchingFunds: '20000', rules: 'yes', projects: '3', plan: '每年收徒 3 人，攻关模具热处理变形，面向全县开课两次。', trainees: '4', courses: 'yes' }

/** An application of a mould studio under review: returned once for its premises, handed in again, with one expert's word. */
export async function seedApplication({ officer, host }: { officer: RegionActor; host: RegionActor }): Promise<void> {
  const born = `${Number((await databaseNow()).toISOString().slice(0, 4)) - 45}-04-12`
  const values = { name: '陶永根模具技能大师工作室', trade: '模具', place: '武义县桐琴镇五金工业区', policyId: 'wuyi-2021-46', tier: 'county' as const, hostName: '', leadName: '陶永根', leadIdentity: makeIdentityNumber(born, 340, 'male') }
  const opened = await openNewApplication({ actor: host, idempotencyKey: key(), values })
  if (!opened.ok) throw new Error(`the demonstration's application was refused: ${opened.reason}`)
  const contact: RegionActor = { ...host, assignments: [...host.assignments, { ...host.assignments[0]!, studioId: opened.value.studioId }] }
  const by = (actor: RegionActor) => ({ actor, idempotencyKey: key(), ...opened.value })
  const day = await today()
  const hostNotice = { from: addDays(day, -20), to: addDays(day, -13), result: 'noObjection', note: '' } as const
  const save = async (answers: Record<string, string>) => {
    const row = await getRequest(readDb, { regionId: host.regionId, ...opened.value })
    await saveApplication({ ...by(contact), version: row!.version, answers, hostNotice })
  }
  await save({ ...ANSWERS, premises: '32' })
  const { conditions } = applicationTerms(values.policyId, values.tier)!
  for (const { key: condition } of conditions.filter((one) => one.evidence && ANSWERS[one.key as keyof typeof ANSWERS] !== '')) {
    await addEvidence({ ...by(contact), condition, upload: { name: `${condition}.pdf`, bytes: Buffer.from(`%PDF-1.4\n%${condition}\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj 2 0 obj<</Type/Pages/Kids[]/Count 0>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF`) } })
  }
  await confirmHostNotice(by(contact))
  await submitApplication(by(contact))
  await returnApplication({ ...by(officer), remarks: [{ condition: 'premises', text: '面积与平面图不一致，请核对后重新填写。' }] })
  await save(ANSWERS)
  await submitApplication(by(contact))
  await startReview(by(officer))
  await addOpinion({ ...by(officer), opinion: { expert: '楼国平', grade: 'recommend', reason: '攻关项目有成果，带徒协议齐全。' } })
}

import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import { addDays } from '#app/lib/dates.ts'
import { databaseNow, today } from '#app/services/clock.server.ts'
import { draftRecognition } from '#app/services/documents/recognition-document.server.ts'
import { askExperts } from '#app/services/studios/opinions/ask-experts.server.ts'
import { answerOpinion, giveOpinion } from '#app/services/studios/opinions/give-opinion.server.ts'
import { getOwnOpinions } from '#app/services/studios/opinions/opinion-pages.server.ts'
import { openRecognitionNotice, returnApplication, startReview } from '#app/services/studios/requests/decide-application.server.ts'
import { addEvidence, confirmHostNotice, saveApplication, submitApplication } from '#app/services/studios/requests/fill-application.server.ts'
import { openNewApplication } from '#app/services/studios/requests/open-application.server.ts'
import { readDb } from '#db/client.ts'
import { getRequest } from '#db/queries/studio-requests.ts'
import { makeIdentityNumber } from '../factories/identity-number.ts'
import { took } from './demo-contests.ts'
import { drawEvidence } from './demo-evidence.ts'
import { endNoticeOf } from './demo-notices.ts'

const key = () => randomUUID().replaceAll('-', '')

const ANSWERS = { level: 'seniorTechnician', title: '', uniqueSkill: '', premises: '46', equipment: 'yes', matchingFunds: '20000', rules: 'yes', projects: '3', plan: '每年收徒 3 人，攻关模具热处理变形，面向全县开课两次。', trainees: '4', courses: 'yes' }

interface People {
  officer: RegionActor
  host: RegionActor
  experts: readonly RegionActor[]
}

interface Applicant {
  name: string
  trade: string
  place: string
  leadName: string
  serial: number
}

const TERMS = { policyId: 'wuyi-2021-46', tier: 'county' } as const

/** An application opened by the host's contact, with a paper for each condition, confirmed and ready to be handed in. */
async function fillIn({ officer, host }: People, { name, trade, place, leadName, serial }: Applicant, answers: Record<string, string>) {
  const born = `${Number((await databaseNow()).toISOString().slice(0, 4)) - 45}-04-12`
  const { studioId, requestId } = took(await openNewApplication({ actor: host, idempotencyKey: key(), values: { name, trade, place, ...TERMS, hostName: '', leadName, leadIdentity: makeIdentityNumber(born, serial, 'male') } }))
  const contact: RegionActor = { ...host, assignments: [...host.assignments, { ...host.assignments[0]!, studioId }] }
  const by = (actor: RegionActor) => ({ actor, idempotencyKey: key(), studioId, requestId })
  const day = await today()
  const save = async (values: Record<string, string>) => {
    const row = await getRequest(readDb, { regionId: host.regionId, studioId, requestId })
    took(await saveApplication({ ...by(contact), version: row!.version, answers: values, hostNotice: { from: addDays(day, -40), to: addDays(day, -33), result: 'noObjection', note: '' } }))
  }
  await save(answers)
  for (const { condition, ...upload } of await drawEvidence({ studio: name, host: '浙江武川电动工具有限公司', ...TERMS, answers, on: addDays(day, -30) })) took(await addEvidence({ ...by(contact), condition, upload }))
  took(await confirmHostNotice(by(contact)))
  return { contact, officer, by, save, day }
}

/** An application of a mould studio in expert review: returned once for its premises, handed in again; one expert has answered, one is asked. */
export async function seedApplication(people: People): Promise<void> {
  const { by, contact, officer, save, day } = await fillIn(people, { name: '陶永根模具技能大师工作室', trade: '模具', place: '武义县桐琴镇五金工业区', leadName: '陶永根', serial: 340 }, { ...ANSWERS, premises: '32' })
  took(await submitApplication(by(contact)))
  took(await returnApplication({ ...by(officer), remarks: [{ condition: 'premises', text: '面积与平面图不一致，请核对后重新填写。' }] }))
  await save(ANSWERS)
  took(await submitApplication(by(contact)))
  took(await startReview(by(officer)))
  took(await askExperts({ ...by(officer), count: 2, dueOn: addDays(day, 10) }))
  await giveOpinions('陶永根模具技能大师工作室', [people.experts[0]!], '攻关项目有成果，带徒协议齐全。')
}

/** An application whose notice is over: its document is drawn up, and one act of the office recognises it. */
export async function seedReadyApplication(people: People): Promise<void> {
  const { by, contact, officer, day } = await fillIn(
    people, { name: '应伟民智能装配技能大师工作室', trade: '装配钳工', place: '武义经济开发区百花山工业区', leadName: '应伟民', serial: 346 },
    { ...ANSWERS, premises: '68', plan: '建立装配工艺数据库，每年收徒 4 人，解决电机装配异响问题。', trainees: '5' },
  )
  took(await submitApplication(by(contact)))
  took(await startReview(by(officer)))
  took(await askExperts({ ...by(officer), count: 2, dueOn: addDays(day, 10) }))
  await giveOpinions('应伟民智能装配技能大师工作室', people.experts, '条件具备，成果和带徒情况与材料一致。')
  took(await openRecognitionNotice({ ...by(officer), workingDays: 5, phone: '0579-00000000' }))
  await endNoticeOf(by(officer).requestId)
  took(await draftRecognition(by(officer)))
}

async function giveOpinions(studioName: string, experts: readonly RegionActor[], reason: string): Promise<void> {
  for (const expert of experts) {
    for (const { id } of (await getOwnOpinions(expert)).rows.filter((row) => row.state === 'proposed' && row.studioName === studioName)) {
      took(await answerOpinion({ actor: expert, idempotencyKey: key(), opinionId: id, answer: 'accept', reason: null }))
      took(await giveOpinion({ actor: expert, idempotencyKey: key(), opinionId: id, grade: 'recommend', reason, visitedOn: null }))
    }
  }
}

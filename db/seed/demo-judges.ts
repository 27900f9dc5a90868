import type { Tx } from '#db/client.ts'
import { judgeAssignments, judges, persons } from '#db/schema/index.ts'

export const WELDING_PANEL = ['叶少华', '罗宏', '梁志强', '宋敏', '谢永康']
export const FORKLIFT_PANEL = ['章文彬', '钟立民', '毛小青', '邱海生', '童雪芳']

/** New judges in the register, appointed to one event in the order of the panel. Returns the person of the first, who has an account. */
export async function appointPanel(tx: Tx, { regionId, eventId, occupationCode, panel }: { regionId: string; eventId: string; occupationCode: string; panel: readonly string[] }): Promise<string> {
  let first = ''
  for (const [at, name] of panel.entries()) {
    const [person] = await tx.insert(persons).values({ regionId, name, nameNormalised: name, synthetic: true, organisationName: '武义县职业技能鉴定考评员' }).returning({ id: persons.id })
    const [judge] = await tx.insert(judges).values({ regionId, personId: person!.id, qualification: '高级考评员', occupationCodes: [occupationCode] }).returning({ id: judges.id })
    await tx.insert(judgeAssignments).values({ regionId, eventId, judgeId: judge!.id, slot: at + 1, duty: 'judge', state: 'accepted', declaredAt: new Date(), trainingConfirmedAt: new Date() })
    first ||= person!.id
  }
  return first
}

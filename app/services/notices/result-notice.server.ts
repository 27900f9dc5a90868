import type { RegionActor } from '#app/auth/actor.ts'
import { required } from '#app/lib/errors.ts'
import { fail, type Outcome } from '#app/lib/outcome.ts'
import { runCommand } from '#app/services/command.server.ts'
import { editionBlockers } from '#app/services/competitions/competition-facts.server.ts'
import { BEFORE_NOTICE } from '#app/services/competitions/states.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { contentOf, linesOf } from '#app/services/results/edition-content.ts'
import { messagesFor } from '#app/messages/index.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { lockCompetition } from '#db/queries/locks.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getEdition, latestEdition, type ResultEditionRow } from '#db/queries/results.ts'
import { getRuleEdition } from '#db/queries/rule-editions.ts'
import type { EventRules } from '#db/schema/competitions.ts'
import { policyById } from '#scoring/policies/register.ts'
import { tellApart, type NoticeContent } from './notice-content.ts'
import { noticeLength } from './notice-length.server.ts'
import { openNoticeIn, type OpenedNotice, type OpenNoticeRefusal } from './open-notice.server.ts'

export interface OpenResultNotice {
  actor: RegionActor
  idempotencyKey: string
  eventId: string
  edition: number
  workingDays: number
  phone: string | null
}

export type OpenResultNoticeRefusal = OpenNoticeRefusal | 'notLatest' | 'wrongState' | 'nobodyListed' | 'blocked' | 'shorterThanLaidDown'

/**
 * Puts one frozen edition on public notice: who gets an award or is proposed for a level, with rank and unit, no marks and no identity
 * digits. The list is a copy that never changes; a corrected result needs a notice of its own. Where a document lays down a length, no notice
 * is shorter.
 *
 * @throws AppError 404 for another region's event or an edition that is not there
 */
export async function openResultNotice({ actor, idempotencyKey, eventId, edition: number, workingDays, phone }: OpenResultNotice): Promise<Outcome<OpenResultNoticeRefusal, OpenedNotice>> {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const { competitionId } = await requireEvent(readDb, scope)
  const command = { actor, name: 'notices.openResult', idempotencyKey, input: { eventId, edition: number, workingDays, phone } }
  return runCommand(command, async (tx): Promise<Outcome<OpenResultNoticeRefusal, OpenedNotice>> => {
    await lockCompetition(tx, competitionId, 'exclusive')
    const event = await requireEvent(tx, scope)
    const edition = required(await getEdition(tx, { ...scope, edition: number }))
    if ((await latestEdition(tx, scope))?.id !== edition.id) return fail('notLatest')
    if (edition.state !== 'confirmed' && edition.state !== 'published') return fail('wrongState')
    const laidDown = await noticeLength(tx, { regionId, policyId: event.competition.policyId, of: 'results' })
    if (laidDown.documentNumber !== null && workingDays < laidDown.workingDays) return fail('shorterThanLaidDown', { ...laidDown })
    const missing = await editionBlockers(tx, event, BEFORE_NOTICE)
    if (missing.length > 0) return fail('blocked', { blockers: missing.map(({ code }) => code) })
    const { rules } = required(await getRuleEdition(tx, { ...scope, id: edition.ruleEditionId }))
    const region = await requireRegion(tx, regionId)
    const content = resultNoticeContent({ event, edition, rules, office: region.settings.issuerName || region.name, phone })
    if (content.rows.length === 0) return fail('nobodyListed')
    const title = `关于${event.competition.name}（${eventNameIn('zh-CN', event)}）拟获奖和拟晋升人员名单的公示`
    return openNoticeIn(tx, { actor, subjectType: 'resultEdition', subjectId: edition.id, place: { competitionId, eventId }, title, documentNumber: null, content, workingDays })
  })
}

interface NoticeSource {
  event: Pick<EventWithCompetition, 'name' | 'division'> & { competition: Pick<EventWithCompetition['competition'], 'name' | 'policyId'> }
  edition: Pick<ResultEditionRow, 'input' | 'output' | 'people' | 'edition'>
  rules: EventRules
  office: string
  phone: string | null
}

/** The printed text and list of a result's notice; official papers are Chinese in every language of the screen. */
export function resultNoticeContent({ event, edition, rules, office, phone }: NoticeSource): NoticeContent {
  const { terms } = messagesFor('zh-CN')
  const awardName = new Map(rules.awards.map(({ key, name }) => [key, name]))
  const lines = linesOf(contentOf(edition)).filter(({ award, promotion }) => award !== null || promotion?.outcome === 'technician' || promotion?.outcome === 'seniorWorker')
  const names = tellApart(lines.map(({ name, organisation, number }) => ({ name, unit: organisation, number })))
  const policy = event.competition.policyId === null ? null : policyById(event.competition.policyId)
  const promoted = lines.some(({ promotion }) => promotion?.outcome === 'technician' || promotion?.outcome === 'seniorWorker')
  return {
    paragraphs: [
      `${event.competition.name}${eventNameIn('zh-CN', event)}赛项成绩（第 ${edition.edition} 版）已经裁判长确认，现将拟获奖${promoted ? '和拟晋升职业技能等级' : ''}人员名单予以公示，接受社会监督。`,
      '公示期内，单位和个人如有异议，可在本页提交，也可书面向公示单位反映。反映问题请写明具体事实；署名并留下联系方式的，将得到答复。',
    ],
    columns: [
      { key: 'position', label: '序号' },
      { key: 'name', label: '姓名' },
      { key: 'unit', label: '单位' },
      { key: 'rank', label: '名次' },
      { key: 'award', label: '奖项' },
      ...(promoted ? [{ key: 'promotion', label: '拟晋升' }] : []),
    ],
    rows: lines.map((line, at) => {
      const outcome = line.promotion?.outcome
      return [
        String(at + 1),
        names[at]!,
        line.organisation,
        line.rank === null ? '' : String(line.rank),
        line.award === null ? '' : (awardName.get(line.award) ?? line.award),
        ...(promoted ? [outcome === 'technician' || outcome === 'seniorWorker' ? terms.skillLevel[outcome] : ''] : []),
      ]
    }),
    basis: promoted && policy ? [`《${policy.title.zh}》（${policy.documentNumber}）`] : [],
    contact: { office, phone, address: null },
  }
}

import type { RegionActor } from '#app/auth/actor.ts'
import { messagesFor } from '#app/messages/index.ts'
import { signaturesAreUsed } from '#app/services/competitions/blockers.ts'
import { sheetNames } from '#app/services/paper/paper-sheet.ts'
import { SCAN_OWNER } from '#app/services/paper/paper-pages.server.ts'
import { STATION_SCAN_OWNER, stationPapersOf } from '#app/services/paper/station-papers.ts'
import type { DbOrTx } from '#db/client.ts'
import { listAppeals } from '#db/queries/appeals.ts'
import type { EventWithCompetition } from '#db/queries/events.ts'
import { listField } from '#db/queries/field.ts'
import { listFiles } from '#db/queries/files.ts'
import { listEventMarks } from '#db/queries/marks.ts'
import { listNoticesOf } from '#db/queries/notices.ts'
import { listPaperSheets } from '#db/queries/paper-sheets.ts'
import { latestRecheck } from '#db/queries/rechecks.ts'
import { listEditions, type ResultEditionRow } from '#db/queries/results.ts'
import { listSignOffs } from '#db/queries/sign-offs.ts'

/** One kind of material of a contest's archive. A gap is something that should be there by the contest's own steps and is not. */
export interface ArchiveItem {
  name: string
  count: number
  state: 'there' | 'gap' | 'notUsed'
  note: string
}

/** What belongs into the archive of one event's result (C1 15), counted from what is stored. */
export async function listArchive(actor: RegionActor, { event, edition }: { event: EventWithCompetition; edition: ResultEditionRow }, db: DbOrTx): Promise<ArchiveItem[]> {
  const scope = { eventId: event.id, regionId: actor.regionId }
  const { usedSteps, blindLayers } = event.competition
  const [field, marks, sheets, scans, stationScans, recheck, editions, signatures, appeals, notices] = await Promise.all([
    listField(db, scope),
    listEventMarks(db, scope),
    listPaperSheets(db, scope),
    listFiles(db, { regionId: actor.regionId, ownerType: SCAN_OWNER, ownerIds: [event.id] }),
    listFiles(db, { regionId: actor.regionId, ownerType: STATION_SCAN_OWNER, ownerIds: [event.id] }),
    latestRecheck(db, scope),
    listEditions(db, scope),
    listSignOffs(db, { editionId: edition.id, regionId: actor.regionId }),
    listAppeals(db, scope),
    listNoticesOf(db, { regionId: actor.regionId, subjectType: 'resultEdition', subjectId: edition.id }),
  ])
  const needed = (name: string, count: number, note = '', wanted = 1): ArchiveItem => ({ name, count, state: count >= wanted ? 'there' : 'gap', note })
  const optional = (used: boolean, name: string, count: number, note = '', wanted = 1): ArchiveItem => (used || count > 0 ? needed(name, count, note, wanted) : { name, count: 0, state: 'notUsed', note: '' })
  const undecided = appeals.filter(({ appeal }) => appeal.state === 'filed' || appeal.state === 'admitted').length
  return [
    needed('评分规则（冻结版）', event.rulesFrozenAt === null ? 0 : 1),
    needed('选手名册', field.length, `${field.length} 人`),
    needed('成绩原始记录', marks.length, `${marks.length} 个分数，逐次修改留痕`),
    ...sheetNames(event.rules).map(({ key, name }) => needed(`签字评分单扫描件：${name}`, scans.filter(({ purpose }) => purpose === key).length)),
    ...stationPapersOf(event).map((station) => needed(`签字扫描件：${messagesFor('zh-CN').floor.papers.names[station]}`, stationScans.filter(({ purpose }) => purpose === station).length)),
    optional(sheets.length > 0, '双人录入记录', sheets.length, sheets.length === 0 ? '' : `${sheets.filter(({ sheet }) => sheet.state === 'decided').length} 张经第三人裁定`),
    optional(blindLayers > 0, '加密对照表', blindLayers, '封存，须两人开启'),
    optional(usedSteps.includes('recheck'), '复核报告', recheck?.state === 'closed' ? 1 : 0, recheck ? `随机种子 ${recheck.seed}` : ''),
    needed('成绩册', editions.length, `共 ${editions.length} 版，本目录为第 ${edition.edition} 版`),
    optional(signaturesAreUsed(event.competition), '成绩确认签字', signatures.length, signatures.map(({ signedByName }) => signedByName).join('、'), 2),
    optional(appeals.length > 0, '申诉与裁决', appeals.length - undecided, undecided > 0 ? `${undecided} 件未裁决` : '', appeals.length),
    optional(usedSteps.includes('publicNotice'), '公示及异议答复', notices.length, notices.length === 0 ? '' : `校验值 ${notices[0]!.notice.payloadHash.slice(0, 16)}`),
    needed('成绩公布记录', edition.publishedAt === null ? 0 : 1),
  ]
}

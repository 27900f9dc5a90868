import type { RegionActor } from '#app/auth/actor.ts'
import { minuteOf } from '#app/lib/dates.ts'
import { notFound, required } from '#app/lib/errors.ts'
import { messagesFor } from '#app/messages/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { contentOf, linesOf } from '#app/services/results/edition-content.ts'
import { editionNumber } from '#app/services/results/edition-page.server.ts'
import type { PrintedDocument } from '#certificates/printed-document.ts'
import { renderDocument } from '#certificates/printed-document.ts'
import { WorkPaperPayload } from '#certificates/forms/work-paper.ts'
import { readDb, type DbOrTx } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getEdition } from '#db/queries/results.ts'
import { getRuleEdition } from '#db/queries/rule-editions.ts'
import { listSignOffs } from '#db/queries/sign-offs.ts'
import { listArchive } from './archive-index.server.ts'

/** The papers of one frozen edition, by the name of their file. */
export const EDITION_PAPERS = ['score-book', 'ranking', 'signatures', 'archive'] as const
export type EditionPaper = (typeof EDITION_PAPERS)[number]

/** Everything the papers of an edition are made from; nothing of it changes once the edition is frozen, save the signatures and the archive. */
async function readSource(actor: RegionActor, { eventId, edition: number }: { eventId: string; edition: number }, db: DbOrTx) {
  const { regionId } = actor
  const scope = { eventId, regionId }
  const event = await requireEvent(db, scope)
  const edition = required(await getEdition(db, { ...scope, edition: number }))
  const [region, ruleEdition, signatures] = await Promise.all([requireRegion(db, regionId), getRuleEdition(db, { ...scope, id: edition.ruleEditionId }), listSignOffs(db, { editionId: edition.id, regionId })])
  const { rules } = required(ruleEdition)
  return {
    event, edition, rules, signatures, lines: linesOf(contentOf(edition)), office: region.settings.issuerName || region.name,
    eventName: eventNameIn('zh-CN', event), awardName: new Map(rules.awards.map(({ key, name }) => [key, name])),
    label: `第 ${edition.edition} 版　结果 ${edition.outputHash.slice(0, 12)}　审计链 ${(edition.auditHead ?? '').slice(0, 12)}`,
  }
}

type Source = Awaited<ReturnType<typeof readSource>>

/** One paper as PDF: the same edition gives the same bytes, whenever and by whomever it is printed. Throws AppError 404. */
export async function renderEditionPaper(actor: RegionActor, { eventId, edition, file }: { eventId: string; edition: string; file: string }, db: DbOrTx = readDb): Promise<{ name: string; bytes: Buffer }> {
  const kind = EDITION_PAPERS.find((paper) => `${paper}.pdf` === file)
  if (!kind) throw notFound()
  const source = await readSource(actor, { eventId, edition: editionNumber(edition) }, db)
  const document = kind === 'score-book' ? scoreBook(source) : kind === 'ranking' ? rankingNotice(source) : kind === 'signatures' ? signatureSheet(source) : await archiveIndex(actor, source, db)
  return { name: `${source.event.competition.code}-${source.edition.edition}-${kind}.pdf`, bytes: await renderDocument(document, certificateFonts()) }
}

const common = ({ event, label, office }: Source) => ({ schema: 1 as const, language: 'zh-CN' as const, printedOn: event.competition.finalOn, organiserName: office, footLabel: label })

/** 成绩册: every line with every mark, the words of what decided, and the line of custody. */
function scoreBook(source: Source): PrintedDocument {
  const { event, rules, lines, awardName, eventName, label, office } = source
  const { terms } = messagesFor('zh-CN')
  const parts = rules.parts
  return {
    schema: 1, kind: 'scoreBook', language: 'zh-CN', competitionName: event.competition.name, editionLabel: label, printedOn: event.competition.finalOn, organiserName: office,
    events: [
      {
        name: `${eventName}（参赛 ${source.edition.fieldSize} 人）`,
        columns: [
          { label: '名次', share: 14, align: 'center' },
          { label: '编号', share: 18, align: 'center' },
          { label: '姓名', share: 34, align: 'center' },
          { label: '单位', share: 70, align: 'left' },
          ...parts.map(({ name }) => ({ label: name.slice(0, 16), share: 22, align: 'center' as const })),
          { label: '总成绩', share: 22, align: 'center' },
          { label: '奖项', share: 24, align: 'center' },
          { label: '拟晋升', share: 34, align: 'center' },
          { label: '备注', share: 34, align: 'left' },
        ],
        rows: lines.map((line) => {
          const outcome = line.promotion?.outcome
          const decided = line.decidedBy === null ? '' : `由${[...parts, ...rules.metrics].find(({ key }) => key === line.decidedBy)?.name ?? line.decidedBy}分列`
          return [
            line.rank === null ? '' : String(line.rank), line.number, line.name, line.organisation, ...parts.map(({ key }) => line.marks[key] ?? ''), line.total ?? '',
            line.award === null ? '' : (awardName.get(line.award) ?? line.award),
            outcome === 'technician' || outcome === 'seniorWorker' ? terms.skillLevel[outcome] : '',
            line.unranked === null ? (line.tied ? '并列' : decided) : terms.entryStatus[line.unranked as keyof typeof terms.entryStatus] ?? '成绩不全',
          ]
        }),
        signers: ['裁判长', '监督', '记分组', '移交人', '接收人'],
      },
    ],
  }
}

/** 成绩公告 for the board on site: rank, number, name, unit and total. */
function rankingNotice(source: Source): PrintedDocument {
  const { event, lines, eventName, edition, awardName } = source
  return WorkPaperPayload.parse({
    ...common(source), kind: 'workPaper', layout: 'portrait', title: `${event.competition.name}成绩公告`, subtitle: eventName,
    facts: [`参赛 ${edition.fieldSize} 人。对成绩有异议的，请在公布后 ${event.competition.appealMinutes} 分钟内由本人或领队书面提出。`],
    sections: [
      {
        columns: [
          { label: '名次', share: 14, align: 'center' },
          { label: '编号', share: 18, align: 'center' },
          { label: '姓名', share: 34, align: 'center' },
          { label: '单位', share: 74, align: 'left' },
          { label: '总成绩', share: 22, align: 'center' },
          { label: '奖项', share: 26, align: 'center' },
        ],
        rows: lines.filter(({ rank }) => rank !== null).map((line) => [String(line.rank), line.number, line.name, line.organisation, line.total ?? '', line.award === null ? '' : (awardName.get(line.award) ?? line.award)]),
      },
    ],
    notes: [`公布时间：　　年　　月　　日　　时　　分`],
    signers: ['裁判长', '监督'],
  })
}

/** 签字页: who signed in the system and when, and the places for ink. */
function signatureSheet(source: Source): PrintedDocument {
  const { event, edition, signatures, eventName } = source
  const duty = messagesFor('zh-CN').checking.finalise.duty
  return WorkPaperPayload.parse({
    ...common(source), kind: 'workPaper', layout: 'portrait', title: `${event.competition.name}成绩确认签字表`, subtitle: eventName,
    facts: [
      `成绩第 ${edition.edition} 版，由${edition.confirmedByName}于 ${minuteOf(edition.confirmedAt)} 确认。`,
      `输入校验值 ${edition.inputHash}`,
      `结果校验值 ${edition.outputHash}`,
      ...(edition.reason === null ? [] : [`更正原因：${edition.reason.replace(/\s+/g, ' ')}`]),
    ],
    sections: [
      {
        heading: '系统签署记录',
        columns: [
          { label: '职务', share: 30, align: 'center' },
          { label: '姓名', share: 40, align: 'center' },
          { label: '签署时间', share: 50, align: 'center' },
          { label: '签字', share: 60, align: 'center' },
        ],
        rows: [...signatures.map((signature) => [signature.duty === 'officer' ? '经办人' : duty[signature.duty], signature.signedByName, minuteOf(signature.createdAt), '']), ['记分组', '', '', ''], ['加密组', '', '', '']],
        toFillIn: true,
      },
    ],
    notes: ['以上人员确认：本版成绩与原始评分单一致，排名和并列处理符合竞赛规则。'],
    signers: ['裁判长', '监督', '日期'],
  })
}

/** 归档目录: what belongs into the box, what is there, and the gaps by name. */
async function archiveIndex(actor: RegionActor, source: Source, db: DbOrTx): Promise<PrintedDocument> {
  const { event, eventName, edition } = source
  const items = await listArchive(actor, { event, edition }, db)
  const gaps = items.filter(({ state }) => state === 'gap')
  return WorkPaperPayload.parse({
    ...common(source), kind: 'workPaper', layout: 'portrait', title: `${event.competition.name}归档目录`, subtitle: eventName,
    facts: [gaps.length === 0 ? '归档材料齐全。' : `缺 ${gaps.length} 项：${gaps.map(({ name }) => name).join('、')}。`],
    sections: [
      {
        columns: [
          { label: '序号', share: 12, align: 'center' },
          { label: '材料', share: 60, align: 'left' },
          { label: '数量', share: 16, align: 'center' },
          { label: '状态', share: 18, align: 'center' },
          { label: '说明', share: 84, align: 'left' },
        ],
        rows: items.map(({ name, count, state, note }, at) => [String(at + 1), name, String(count), state === 'there' ? '已有' : state === 'gap' ? '缺' : '不适用', note]),
      },
    ],
    notes: [],
    signers: ['移交人', '接收人', '日期'],
  })
}

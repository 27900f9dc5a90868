import type { RegionActor } from '#app/auth/actor.ts'
import { minuteOf } from '#app/lib/dates.ts'
import { notFound } from '#app/lib/errors.ts'
import { messagesFor } from '#app/messages/index.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { renderWorkPaper, WorkPaperPayload } from '#certificates/forms/work-paper.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { getRecheckPage } from './recheck-page.server.ts'

/** The recheck as it is signed and filed: seed and shares, each record with who checked it, and the rate. Throws AppError 404 before one was drawn. */
export async function renderRecheckReport(actor: RegionActor, eventId: string): Promise<{ name: string; bytes: Buffer }> {
  const [page, event, region] = [await getRecheckPage(actor, eventId), await requireEvent(readDb, { eventId, regionId: actor.regionId }), await requireRegion(readDb, actor.regionId)]
  const { recheck } = page
  if (recheck === null) throw notFound()
  const words = messagesFor('zh-CN').checking.recheck
  const { checked, total, wrong, rate } = recheck.standing
  const payload = WorkPaperPayload.parse({
    schema: 1,
    kind: 'workPaper',
    language: 'zh-CN',
    layout: 'portrait',
    title: `${event.competition.name}成绩复核报告`,
    subtitle: eventNameIn('zh-CN', event),
    footLabel: `随机种子 ${recheck.seed} · 排名校验值 ${recheck.inputHash.slice(0, 16)}`,
    printedOn: event.competition.finalOn,
    organiserName: region.settings.issuerName || region.name,
    facts: [
      words.sharesOf(recheck.shares.top, recheck.shares.others, recheck.shares.errorThreshold),
      `抽取：${recheck.drawnByName}，${minuteOf(recheck.createdAt)}。种子 ${recheck.seed}；其余人员按 SHA-256（种子|记录号）由小到大取足名额。`,
      `应查 ${total} 份，已查 ${checked} 份，有误 ${wrong} 份，错误率 ${(rate / 100).toFixed(2)}%。${recheck.full ? '已转为全部复核。' : ''}`,
    ],
    sections: [
      {
        columns: [
          { label: '编号', share: 14, align: 'center' },
          { label: '名次', share: 10, align: 'center' },
          { label: '总分', share: 14, align: 'center' },
          { label: '类别', share: 16, align: 'center' },
          { label: '结论', share: 24, align: 'center' },
          { label: '原件所载', share: 50, align: 'left' },
          { label: '复核人', share: 20, align: 'center' },
        ],
        rows: recheck.items.map(({ number, rank, total: mark, group, state, found, byName }) => [number, rank === null ? '' : String(rank), mark ?? '', words.group[group], state === 'open' ? '' : words[state], (found ?? '').replace(/\s+/g, ' ').slice(0, 200), byName ?? '']),
      },
    ],
    notes: recheck.closedAt === null ? ['复核尚未结束。'] : [`${words.closedBy(recheck.closedByName ?? '', minuteOf(recheck.closedAt))}。`],
    signers: ['复核人', '监督', '裁判长', '日期'],
  })
  return { name: `${event.competition.code}-recheck.pdf`, bytes: await renderWorkPaper(payload, certificateFonts()) }
}

import type { RegionActor } from '#app/auth/actor.ts'
import { notFound } from '#app/lib/errors.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { WorkPaperPayload, renderWorkPaper } from '#certificates/forms/work-paper.ts'
import { readDb } from '#db/client.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listPaperNumbers } from '#db/queries/paper-sheets.ts'
import { requireRegion } from '#db/queries/regions.ts'
import { sheetKinds } from './paper-sheet.ts'

/**
 * The sheet a station writes on: one line for each number that is expected, a box for each judge or reading, the sum, and the places to
 * sign. It carries codes or numbers and no names, so that it may lie open on the table. Throws AppError 404.
 */
export async function renderStationSheet(actor: RegionActor, { eventId, partKey }: { eventId: string; partKey: string }): Promise<{ name: string; bytes: Buffer }> {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(readDb, scope)
  const kind = sheetKinds(event.rules).find(({ key }) => key === partKey)
  if (!kind) throw notFound()
  const [{ blind, numbers }, region] = await Promise.all([listPaperNumbers(readDb, scope), requireRegion(readDb, actor.regionId)])
  const metricName = new Map(event.rules.metrics.map(({ key, name, unit }) => [key, `${name}（${unit}）`]))
  const boxes = kind.columns.map((column) => (column.kind === 'panel' ? `裁判${column.slot}` : column.kind === 'metric' ? (metricName.get(column.key) ?? column.key) : '得分'))
  const most = kind.columns[0]?.maximum ?? 10_000
  const payload = WorkPaperPayload.parse({
    schema: 1,
    kind: 'workPaper',
    language: 'zh-CN',
    layout: boxes.length > 5 ? 'landscape' : 'portrait',
    title: `${event.competition.name}评分记录表`,
    subtitle: `${eventNameIn('zh-CN', event)} · ${kind.name}`,
    footLabel: `${event.competition.code} · ${kind.key}`,
    printedOn: event.competition.finalOn,
    organiserName: region.settings.issuerName || region.name,
    facts: [`竞赛日期：${event.competition.finalOn}　地点：${event.competition.place ?? ''}`.trim(), ...(kind.key === 'metrics' ? [] : [`满分 ${most / 100} 分。用钢笔或签字笔填写，涂改处由裁判签名。缺席的裁判划“-”。`])],
    sections: [
      {
        columns: [
          { label: blind ? '代码' : '参赛编号', share: 20, align: 'center' },
          ...boxes.map((label) => ({ label, share: 18, align: 'center' as const })),
          ...(kind.hasSum ? [{ label: '合计', share: 20, align: 'center' as const }] : []),
          // A signature beside a code would give the code away.
          ...(blind ? [] : [{ label: '选手签字', share: 26, align: 'center' as const }]),
        ],
        rows: numbers.filter(({ competing }) => competing).map(({ number }) => [number, ...boxes.map(() => ''), ...(kind.hasSum ? [''] : []), ...(blind ? [] : [''])]),
        toFillIn: true,
      },
    ],
    notes: ['本表由现场裁判填写，裁判、裁判长签字后交记分组两人分别录入，原件封存。'],
    signers: ['裁判', '裁判长', '监督', '日期'],
  })
  return { name: `${event.competition.code}-${kind.key}.pdf`, bytes: await renderWorkPaper(payload, certificateFonts()) }
}

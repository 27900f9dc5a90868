import type { RegionActor } from '#app/auth/actor.ts'
import { AppError, notFound } from '#app/lib/errors.ts'
import { eventNameIn } from '#app/services/competitions/in-locale.ts'
import { certificateFonts } from '#app/services/certificates/fonts.server.ts'
import { unsoundSchemes } from '#app/services/schemes/write-item-values.server.ts'
import { schemesOf } from '#app/services/schemes/scheme-of.server.ts'
import { ItemSheetPayload, renderItemSheet } from '#certificates/forms/item-sheet.ts'
import { WorkPaperPayload, renderWorkPaper } from '#certificates/forms/work-paper.ts'
import { readDb } from '#db/client.ts'
import { requireEvent, type EventWithCompetition } from '#db/queries/events.ts'
import { listPaperNumbers } from '#db/queries/paper-sheets.ts'
import { requireRegion } from '#db/queries/regions.ts'
import type { ItemSheet } from './item-sheet.ts'
import { sheetKinds, type SheetKind } from './paper-sheet.ts'
import { describeItems } from './station-items.ts'

/**
 * The sheet a station writes on: one line for each number that is expected, a box for each judge or reading, the sum, and the places to
 * sign; where the part has a marking scheme, a sheet of its own for each number with the scheme's items. It carries codes or numbers and no names, so that it may lie open on the table. Throws AppError 404, and 409
 * schemeIncomplete for a scheme that cannot be marked by.
 */
export async function renderStationSheet(actor: RegionActor, { eventId, partKey }: { eventId: string; partKey: string }): Promise<{ name: string; bytes: Buffer }> {
  const scope = { eventId, regionId: actor.regionId }
  const event = await requireEvent(readDb, scope)
  const [{ blind, numbers }, region, schemes] = await Promise.all([listPaperNumbers(readDb, scope), requireRegion(readDb, actor.regionId), schemesOf(readDb, scope, event.rules)])
  const kind = sheetKinds(event.rules, schemes).find(({ key }) => key === partKey)
  if (!kind) throw notFound()
  const organiserName = region.settings.issuerName || region.name
  const name = `${event.competition.code}-${kind.key}.pdf`
  const competing = numbers.filter((number) => number.competing).map(({ number }) => number)
  if (kind.items) {
    if (unsoundSchemes([schemes.get(partKey)!]).length > 0) throw new AppError({ code: 'schemeIncomplete', status: 409 })
    return { name, bytes: await renderItemSheet(itemSheetPayload(event, { ...kind, items: kind.items }, { blind, numbers: competing, organiserName }), certificateFonts()) }
  }
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
    organiserName,
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
        rows: competing.map((number) => [number, ...boxes.map(() => ''), ...(kind.hasSum ? [''] : []), ...(blind ? [] : [''])]),
        toFillIn: true,
      },
    ],
    notes: ['本表由现场裁判填写，裁判、裁判长签字后交记分组两人分别录入，原件封存。'],
    signers: ['裁判', '裁判长', '监督', '日期'],
  })
  return { name, bytes: await renderWorkPaper(payload, certificateFonts()) }
}

type ItemKind = SheetKind & { items: ItemSheet }

function itemSheetPayload(event: EventWithCompetition, { name, key, items }: ItemKind, { blind, numbers, organiserName }: { blind: boolean; numbers: string[]; organiserName: string }): ItemSheetPayload {
  const { competition } = event
  const described = describeItems(items, certificateFonts())
  const isPanel = described.places.length > 1
  return ItemSheetPayload.parse({
    schema: 1,
    kind: 'itemSheet',
    language: 'zh-CN',
    title: `${competition.name}评分记录表`,
    subtitle: `${eventNameIn('zh-CN', event)} · ${name}`,
    footLabel: `${competition.code} · ${key} · 评分表第${items.edition}版${items.frozen ? '' : '（未冻结）'} ${items.hash.slice(0, 12)}`.trim(),
    printedOn: competition.finalOn,
    organiserName,
    numberLabel: blind ? '代码' : '参赛编号',
    // A station may have its sheet before anybody has checked in: one with an empty number, to be copied.
    numbers: numbers.length > 0 ? numbers : ['＿＿＿＿'],
    facts: [
      `竞赛日期：${competition.finalOn}　地点：${competition.place ?? ''}　满分：${items.fullMark / 100} 分`,
      `用钢笔或签字笔填写，涂改处由裁判签名。测量项填实测值，是否项打“√”，扣分项填次数，没有发生填 0。${isPanel ? '评判项由各裁判独立给 0–3 分，填入本人一栏；相差超过 1 分的重新评判。缺席的裁判整栏划“-”。' : ''}`,
    ],
    ...described,
    // A signature beside a code would give the code away.
    signers: [...(blind ? [] : ['选手']), ...(isPanel ? [] : ['裁判']), '裁判长', '监督', '日期'],
  })
}

import { randomUUID } from 'node:crypto'
import type { RegionActor } from '#app/auth/actor.ts'
import type { Outcome } from '#app/lib/outcome.ts'
import { addEvent } from '#app/services/competitions/add-event.server.ts'
import { changeState } from '#app/services/competitions/change-state.server.ts'
import { createCompetition } from '#app/services/competitions/create-competition.server.ts'
import type { CompetitionAction } from '#app/services/competitions/states.ts'
import { confirmImport } from '#app/services/imports/confirm-import.server.ts'
import { getImportPage } from '#app/services/imports/get-import.server.ts'
import { uploadImport } from '#app/services/imports/upload-import.server.ts'
import { markColumns } from '#app/services/marks/cell-rules.ts'
import { saveGrid, type TypedCell } from '#app/services/marks/save-grid.server.ts'
import { readDb } from '#db/client.ts'
import { makeField } from '#db/factories/people.ts'
import { seededRandom, type SeededRandom } from '#db/factories/random.ts'
import { requireEvent } from '#db/queries/events.ts'
import { listField, type FieldEntry } from '#db/queries/field.ts'
import type { DemoContest } from './demo-plan.ts'

/** A contest of the demonstration as it was entered. */
export interface SeededContest {
  plan: DemoContest
  competitionId: string
  eventId: string
}

/** Unwraps what a service did; a refusal here is a mistake of the plan and stops the seed with its reason. */
export function took<Value>(outcome: Outcome<string, Value>): Value {
  if (outcome.ok) return outcome.value
  throw new Error(`The demonstration was refused: ${outcome.reason} ${JSON.stringify(outcome.data ?? {})}`)
}

/**
 * Enters one contest through the services that people use, as far as its stage asks: so every number the demonstration shows has its
 * audit event, and what the product would refuse is refused here too.
 */
export async function enterContest(officer: RegionActor, plan: DemoContest, series: number): Promise<SeededContest> {
  const { competitionId } = took(
    await createCompetition({
      actor: officer,
      idempotencyKey: randomUUID(),
      values: {
        code: plan.code, name: plan.name, nameEn: plan.nameEn, year: plan.year, tier: 'county', competitionClass: plan.competitionClass, policyId: plan.policyId,
        organiserName: plan.organiser, hostName: plan.host, startsOn: null, finalOn: plan.finalOn, place: plan.place,
      },
    }),
  )
  const { template, ...named } = plan.event
  const { eventId } = took(
    await addEvent({
      actor: officer, idempotencyKey: randomUUID(), competitionId, source: { template },
      values: { ...named, division: '', occupationEdition: named.occupationCode === null ? null : '2022', highestLevel: named.highestLevel as never },
    }),
  )
  const seeded = { plan, competitionId, eventId }
  if (plan.stage === 'draft') return seeded
  await move(officer, competitionId, 'openRegistration')
  await importEntrants(officer, seeded, series)
  if (plan.stage === 'open') return seeded
  await move(officer, competitionId, 'startScoring')
  return seeded
}

async function move(officer: RegionActor, competitionId: string, action: CompetitionAction): Promise<void> {
  took(await changeState({ actor: officer, idempotencyKey: randomUUID(), competitionId, action, reason: null }))
}

/** The roster as a host would send it, through the import with its preview. */
async function importEntrants(officer: RegionActor, { plan, eventId }: SeededContest, series: number): Promise<void> {
  const people = makeField({ random: seededRandom(1_000 + series), size: plan.entrants, series, place: plan.region })
  const rows = people.map((person, at) => [String(at + 1).padStart(2, '0'), person.name, '居民身份证', person.identityNumber, person.sex === 'male' ? '男' : '女', person.birthDay, person.phone, person.unit, person.level])
  const header = ['参赛编号', '姓名', '证件类型', '证件号码', '性别', '出生日期', '联系电话', '单位', '职业技能等级']
  const csv = `\uFEFF${[header, ...rows].map((row) => row.join(',')).join('\r\n')}\r\n`
  const { batchId } = took(
    await uploadImport({ actor: officer, idempotencyKey: randomUUID(), eventId, kind: 'entrants', again: false, file: { name: `${plan.event.name}报名汇总表.csv`, bytes: Buffer.from(csv) } }),
  )
  const page = await getImportPage({ actor: officer, batchId, filter: null, page: 1, locale: 'zh-CN' })
  if (!page.preview) throw new Error('The roster of the demonstration was not read.')
  took(await confirmImport({ actor: officer, idempotencyKey: randomUUID(), batchId, version: page.version, seen: page.preview.seen, warningsSeen: true }))
}

/** Types marks for a share of the field, as a clerk would: a column at a time, the last entrants absent or withdrawn. */
export async function typeMarks(clerk: RegionActor, seeded: SeededContest, series: number, share: number): Promise<void> {
  const random = seededRandom(2_000 + series)
  const event = await requireEvent(readDb, { eventId: seeded.eventId, regionId: clerk.regionId })
  const field = await listField(readDb, { eventId: seeded.eventId, regionId: clerk.regionId })
  const competing = field.slice(0, -2)
  const skill = new Map(competing.map((entry) => [entry.id, random.around(7_800, 1_800)]))
  for (const column of markColumns(event.rules)) {
    const last = column.kind === 'part' ? competing.length : Math.ceil(competing.length * share)
    const cells = competing.slice(0, last).map((entry): TypedCell => ({ entryId: entry.id, column: column.id, text: markText(random, skill.get(entry.id) ?? 7_500, column.kind), absentJudge: false, baseVersion: 0 }))
    took(await saveGrid({ actor: clerk, eventId: seeded.eventId, idempotencyKey: randomUUID(), cells, statuses: [] }))
  }
  if (seeded.plan.tieAcrossCap) await tieThirdPlace(clerk, seeded, field)
  const [away, gone] = field.slice(-2)
  took(await saveGrid({ actor: clerk, eventId: seeded.eventId, idempotencyKey: randomUUID(), cells: [], statuses: [{ entryId: away!.id, status: 'absent', baseVersion: away!.version }, { entryId: gone!.id, status: 'withdrawn', baseVersion: gone!.version }] }))
}

function markText(random: SeededRandom, skill: number, kind: string): string {
  if (kind === 'metric') return String(random.between(3_600, 7_200))
  const mark = Math.min(10_000, Math.max(3_000, skill + random.around(0, 900)))
  const halves = Math.round(mark / 50) * 50
  return `${Math.floor(halves / 100)}.${String(halves % 100).padStart(2, '0')}`
}

/** Two who did exactly the same behind two who did better: they share the third place, and only one place of the cap is left. */
async function tieThirdPlace(clerk: RegionActor, { eventId }: SeededContest, field: readonly FieldEntry[]): Promise<void> {
  const best: Array<[string, string]> = [['96', '98'], ['95', '97.5'], ['94', '97'], ['94', '97']]
  const cells = best.flatMap(([theory, practical], at): TypedCell[] => [
    { entryId: field[at]!.id, column: 'part:theory', text: theory, absentJudge: false, baseVersion: 1 },
    { entryId: field[at]!.id, column: 'part:practical', text: practical, absentJudge: false, baseVersion: 1 },
  ])
  took(await saveGrid({ actor: clerk, eventId, idempotencyKey: randomUUID(), cells, statuses: [] }))
}

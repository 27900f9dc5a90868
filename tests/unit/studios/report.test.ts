import { describe, expect, test } from 'vitest'
import { logFigures } from '#app/services/studios/report/log-figures.ts'
import { lacksReason, reportGaps, resolveReport, type ReportContent } from '#app/services/studios/report/report-content.ts'
import { REPORT_STATES, REPORT_TRANSITIONS, reportTransition } from '#app/services/studios/report/report-states.ts'
import { REPORT_FIELDS } from '#scoring/studios/report-form.ts'

const line = (kind: 'project' | 'service' | 'spending', text: string, more: { amountFen?: number; people?: number } = {}) => ({ kind, line: text, amountFen: more.amountFen ?? null, data: more.people === undefined ? {} : { people: more.people } })
const apprentice = (agreedOn: string, change: Partial<{ endsOn: string; reachedLevel: string; reachedOn: string; certificateNumber: string }> = {}) => ({ agreedOn, endsOn: null, reachedLevel: null, reachedOn: null, certificateNumber: null, ...change })

describe('the log fills the report', () => {
  test('counts, people, money and the leader’s own lines', () => {
    const figures = logFigures(2024, [line('project', '齿轮箱异响', { amountFen: 1_250_050 }), line('service', '进社区', { people: 40 }), line('service', '进学校', { people: 25 }), line('spending', '焊条', { amountFen: 300_000 })], [])
    expect(figures).toMatchObject({ projectCount: '1', projects: '1. 齿轮箱异响', benefit: '12500.50', serviceCount: '2', servedPeople: '65', spent: '3000', exchangeCount: '0', apprenticeRoster: 'no' })
  })

  //  agreed     | ended / certificate    | learns in 2024
  //  2022-05-01 | ended 2023-12-31       | no
  //  2022-05-01 | ended 2024-01-01       | yes
  //  2023-03-01 | certificate 2024-06-01 | yes, and trained
  //  2025-01-01 | –                      | no
  test('apprentices count in every year they learn in, certificates in the year they are issued', () => {
    const figures = logFigures(2024, [], [
      apprentice('2022-05-01', { endsOn: '2023-12-31' }),
      apprentice('2022-05-01', { endsOn: '2024-01-01' }),
      apprentice('2023-03-01', { reachedLevel: 'technician', reachedOn: '2024-06-01', certificateNumber: 'S1' }),
      apprentice('2023-03-01', { reachedLevel: 'intermediateWorker', reachedOn: '2024-07-01', certificateNumber: 'S2' }),
      apprentice('2025-01-01'),
    ])
    expect(figures).toMatchObject({ apprenticeCount: '3', trainedCount: '1', technicianCount: '1', trainedRoster: 'yes', apprenticeRoster: 'yes' })
  })
})

describe('what is written stands over the log', () => {
  const written = (value: string, reason = ''): ReportContent => ({ projectCount: { value, reason, at: 1 } })
  const projectCount = (content: ReportContent) => resolveReport(content, { projectCount: '2' }).find((field) => field.key === 'projectCount')!

  test('and needs a reason where it differs', () => {
    expect([projectCount({}).value, projectCount(written('3')).value]).toEqual(['2', '3'])
    expect([lacksReason(projectCount(written('3'))), lacksReason(projectCount(written('3', '一项未入日志'))), lacksReason(projectCount(written('2'))), lacksReason(projectCount(written('2.00')))]).toEqual([true, false, false, false])
  })

  test('an empty report lacks every needed field, a filled one nothing', () => {
    const needed = REPORT_FIELDS.filter((field) => field.needed).map((field) => field.key)
    expect(reportGaps(resolveReport({}, {})).map((gap) => gap.key)).toEqual(needed)
    const filled = Object.fromEntries(REPORT_FIELDS.map(({ key, kind }) => [key, { value: kind === 'yesNo' ? 'yes' : kind === 'long' || kind === 'text' ? '有' : '1', reason: '', at: 1 }]))
    expect(reportGaps(resolveReport(filled, {}))).toEqual([])
  })
})

//  state         | submit    | confirm       | hostReturn | return   | accept   | reopen
const lawful: Record<string, Record<string, string>> = {
  open: { submit: 'submitted' },
  returned: { submit: 'submitted' },
  submitted: { confirm: 'hostConfirmed', hostReturn: 'returned', return: 'returned' },
  hostConfirmed: { return: 'returned', accept: 'accepted' },
  accepted: { reopen: 'returned' },
}

test('every pair of state and act of a report leads where the table says, and nowhere else', () => {
  for (const state of REPORT_STATES) {
    for (const action of new Set(REPORT_TRANSITIONS.map((step) => step.action))) expect([state, action, reportTransition(state, action)?.to]).toEqual([state, action, lawful[state]?.[action]])
  }
})

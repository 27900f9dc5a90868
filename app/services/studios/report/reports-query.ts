import { REPORT_STATES } from './report-states.ts'

/** The year's list an address asks for. What is no known choice is left out. */
export function readReportsQuery(params: URLSearchParams) {
  const state = REPORT_STATES.find((one) => one === params.get('state'))
  const year = /^2[01]\d\d$/.test(params.get('year') ?? '') ? Number(params.get('year')) : undefined
  const page = /^[1-9]\d{0,3}$/.test(params.get('page') ?? '') ? Number(params.get('page')) : 1
  return { page, overdue: params.get('overdue') === 'on', ...(state ? { state } : {}), ...(year === undefined ? {} : { year }) }
}

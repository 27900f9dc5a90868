import { expect, test } from '@playwright/test'
import type { Locale } from '#app/messages/index.ts'
import { startOwnProduct } from '../own-product.ts'
import { visitProduct } from '../people.ts'
import { expertsRecommend, leaderApplies, officerSendsBack } from './apply.ts'
import { firstYearIsNotAssessed, officeRecognises } from './recognise.ts'
import { bureauReturnsReport, leaderLogs, leaderReports } from './report.ts'
import { leaderReadsResult, resultIsPublished } from './result.ts'
import { expertsScore, panelDecides, roundBegins } from './review.ts'
import { BEGINS, everybodyLeaves, peopleOfTheYear, tellIn } from './told-year.ts'

/** The whole year of one studio in one language, on a product whose clock the story sets; each test goes on where the one before ended. */
export function tellStudioYear(locale: Locale): void {
  const year = tellIn(locale)
  test.describe.configure({ mode: 'serial', timeout: 240_000 })

  test.beforeAll(async () => {
    const product = await startOwnProduct(BEGINS, peopleOfTheYear)
    Object.assign(year, { product, experts: product.prepared })
    visitProduct(product.origin)
  })
  test.afterAll(async () => {
    await everybodyLeaves(year)
    visitProduct()
    await year.product?.stop()
  })
  test.afterEach(() => {
    expect(year.complaints).toEqual([])
  })

  test('a master applies on a phone, is sent back, hands in again; two experts recommend the studio and everybody may object', async ({ browser }) => {
    await leaderApplies(year, browser)
    await officerSendsBack(year, browser)
    await expertsRecommend(year, browser)
  })
  test('after the notice the studio is recognised with its document and plaque, and is not assessed in the year of it', async ({ browser }) => {
    await officeRecognises(year, browser)
    await firstYearIsNotAssessed(year, browser)
  })

  test('a year later the leader logs on a phone, and the report made of the log goes to the host, to the bureau, back, and again', async ({ browser }) => {
    await leaderLogs(year, browser)
    await leaderReports(year, browser)
    await bureauReturnsReport(year, browser)
  })

  test('two experts score, one without a network, and a person decides the tie on the quota line', async ({ browser }) => {
    await roundBegins(year, browser)
    await expertsScore(year, browser)
    await panelDecides(year, browser)
  })

  test('after the notice the circular goes out, and the leader reads how the mark arose and what the grant plan brings', async ({ browser }) => {
    await resultIsPublished(year, browser)
    await leaderReadsResult(year, browser)
  })
}

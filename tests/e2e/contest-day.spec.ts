import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { expect, test, type Page } from '@playwright/test'
import { act, fill } from './support/acts.ts'
import { expectComplete, itemsOfJudge, openWholeSheet, sendSheets, touchSheet, watchColumns } from './support/judge-sheet.ts'
import { at, hydrated, loginAs, visit, type Visit } from './support/people.ts'
import { APPEAL_MARK, APPELLANT, DISQUALIFIED, ENTRANTS, JUDGES, MISTYPED, practicalOf, sheetOf, theoryOf, TOO_FAR, TOUCHED, TOUCHED_OFFLINE } from './support/recorded-day.ts'
import { ITEMS, schemeWorkbook } from './support/recorded-scheme.ts'

/** What a PDF says, in reading order. */
async function textOf(pdf: Buffer): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'contest-day-'))
  try {
    await writeFile(path.join(folder, 'paper.pdf'), pdf)
    return (await promisify(execFile)('pdftotext', ['-layout', path.join(folder, 'paper.pdf'), '-'])).stdout
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** The lines of a paper without what every run makes anew: the hashes at its foot, and the width of spaces. */
function linesOf(text: string): string[] {
  const lines = text.replaceAll('\f', '\n').split('\n').map((line) => line.replace(/[0-9a-f]{12}/g, '·').replace(/\s+/g, ' ').trim())
  return lines.filter((line) => line !== '')
}

/** Theory, practical and total of an entrant as the rule says: each judge's items added up, highest and lowest number dropped, mean of three, 20 and 80 of 100, halves up. */
function workedOut(entrant: number): string[] {
  const theory = Math.round(Number(entrant === APPELLANT ? APPEAL_MARK : theoryOf(entrant)) * 100)
  const middle = JUDGES.map((_, judge) => practicalOf(entrant, judge)).sort((a, b) => a - b).slice(1, -1)
  const practical = Math.floor((2 * middle.reduce((sum, mark) => sum + mark, 0) + 3) / 6)
  const total = Math.floor((theory * 20 + practical * 80 + 50) / 100)
  return [theory, practical, total].map((hundredths) => (hundredths / 100).toFixed(2))
}

const TABLET = { width: 1024, height: 768 }

/** Opens an account with a one-time code and signs in with it. */
async function activate(page: Page, { code, username, password }: { code: string; username: string; password: string }): Promise<void> {
  await page.goto(at('/activate'))
  await page.locator('input[name=code]').fill(code)
  await page.locator('input[name=identity]').fill(username)
  await page.locator('input[name=identity]').press('Enter')
  await page.waitForURL(/\/activate\/password/)
  await page.locator('input[name=newPassword]').fill(password)
  await page.locator('input[name=repeatPassword]').fill(password)
  await page.locator('input[name=repeatPassword]').press('Enter')
  await page.waitForURL(/\/sheets$/)
}

/** Types sheets by keyboard alone: number, mark, and the page is ready for the next one. */
async function typeSheets(page: Page, sheets: ReadonlyArray<{ number: string; mark: string }>): Promise<void> {
  for (const { number, mark } of sheets) {
    await expect(page.locator('#paper-number')).toBeFocused()
    await page.keyboard.type(number)
    await page.keyboard.press('Enter')
    await page.keyboard.type(mark)
    await page.keyboard.press('Enter')
    await expect(page.getByText(`${number} 已保存`)).toBeVisible()
  }
}

// One recorded day, replayed in the browser by everybody who works on it, until it lies in golden papers. Forty entrants by five judges by thirty items are
// more than a browser clicks in the time a test may take: each judge touches the complete sheet of another entrant, the first judge a second one
// without a network, the third judges again what lies too far from the panel's; all other sheets each judge sends from the same signed-in page through the
// sheet's own route, eight entrants a request. What the panel shares the first judge writes down.
test('a contest day: forty entrants, five judges, two clerks, a lost network, a late disqualification, a tie across the cap, an upheld appeal', async ({ browser }) => {
  // A machine that also runs the other journeys, and more, takes several times as long as one that has nothing else to do.
  test.setTimeout(600_000)
  const officer = await loginAs(browser, 'officer')
  const desk = officer.page
  const visits: Visit[] = [officer]
  const as = async (username: string) => {
    const visitor = await loginAs(browser, username)
    visits.push(visitor)
    return visitor.page
  }

  const { competition, event } = await test.step('the contest is planned with every step, by the template with a panel of five', async () => {
    await desk.goto(at('/competitions/new'))
    const form = desk.locator('main form:has([name=finalOn])')
    await fill(form, { name: '2026年武义县电工职业技能竞赛', code: 'WY2026-RD', year: '2026', tier: 'county', competitionClass: '1', finalOn: '2026-11-21', policyId: 'wuyi-2021-46' })
    await fill(form, { organiserName: '武义县人力资源和社会保障局', hostName: '武义县职业技术学校' })
    await form.locator('button[type=submit]').last().click()
    await desk.waitForURL(/\/competitions\/[0-9a-f-]{36}/)
    const path = new URL(desk.url()).pathname
    await desk.goto(at(`${path}/events/new`))
    const eventForm = desk.locator('main form:has([name=occupationCode])')
    await fill(eventForm, { name: '电工', occupationCode: '6-31-01-03', occupationEdition: '2022', source: 'template:theory20Practical80Panel' })
    await eventForm.locator('button[type=submit]').last().click()
    await desk.waitForURL(/\/events\/[0-9a-f-]{36}/)
    const eventId = new URL(desk.url()).pathname.split('/')[2]!
    await desk.goto(at(`${path}/plan`))
    for (const step of ['checkIn', 'recheck', 'appeal']) await desk.locator(`input[name=${step}]`).check({ force: true })
    await fill(desk.locator('main form:has([name=blindLayers])'), { blindLayers: '1' })
    await desk.locator('main form:has([name=blindLayers]) button[type=submit]').last().click()
    await desk.waitForURL(at(path))
    return { competition: path, event: eventId }
  })
  const on = (page: string) => at(`/events/${event}${page}`)

  await test.step('the marking scheme of thirty items comes in as a workbook', async () => {
    await desk.goto(on('/scheme?part=practical&view=edit'))
    const upload = desk.locator('details:has(input[type=file])')
    await upload.locator('summary').click()
    await upload.locator('input[type=file]').setInputFiles({ name: '电工实操评分表.xlsx', mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', buffer: await schemeWorkbook() })
    await upload.locator('button[type=submit]').click()
    await expect(desk.getByText('没有发现问题，核对后请保存。')).toBeVisible()
    await act(desk, 'save')
    await expect(desk.getByRole('table', { name: '本部分评分表的版本' }).getByRole('row', { name: new RegExp(`草稿.*${ITEMS.length}`) })).toBeVisible()
  })

  await test.step('the roster comes in as a file', async () => {
    await desk.goto(at(competition))
    await act(desk, 'openRegistration')
    await expect(desk.getByText('报名已开放')).toBeVisible()
    const header = '参赛编号,姓名,证件号码,联系电话,单位,职业技能等级'
    const rows = ENTRANTS.map((person, n) => [String(n + 1).padStart(2, '0'), person.name, person.identityNumber, person.phone, person.unit, person.level].join(','))
    await desk.goto(on('/import'))
    const upload = desk.locator('form:has(input[type=file])').first()
    await upload.locator('input[type=file]').setInputFiles({ name: '电工报名表.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${[header, ...rows].join('\r\n')}\r\n`) })
    await upload.locator('button[type=submit]').click()
    await desk.waitForURL(/\/imports\/[0-9a-f-]{36}/)
    const confirm = desk.locator('form:has(input[name=intent][value=confirm])')
    const warnings = confirm.locator('input[type=checkbox]')
    await expect(confirm).toBeVisible()
    if ((await warnings.count()) > 0) await warnings.first().check({ force: true })
    await confirm.locator('button[type=submit]').last().click()
    await expect(desk.getByText('已导入').first()).toBeVisible()
  })

  const codes = await test.step('five judges are appointed, trained and given their accounts', async () => {
    await desk.goto(on('/judges'))
    for (const name of JUDGES) {
      await act(desk, 'enter', { name, organisation: '县技师协会' })
      await expect(desk.getByText(`已聘任${name}`)).toBeVisible()
    }
    for (const name of JUDGES) {
      await act(desk, 'train')
      await expect(desk.locator('form:has(input[name=intent][value=train])')).toHaveCount(JUDGES.length - 1 - JUDGES.indexOf(name))
    }
    await act(desk, 'openAccounts')
    await expect(desk.getByRole('heading', { level: 2 })).toHaveCount(JUDGES.length)
    return Promise.all(
      JUDGES.map(async (name) => {
        const slip = await desk.locator('section', { has: desk.getByRole('heading', { name, exact: true }) }).last().innerText()
        return { code: slip.match(/[0-9A-Z]{4}-[0-9A-Z]{4}-[0-9A-Z]{4}/)![0], username: slip.match(/pw\d{6}/)![0] }
      }),
    )
  })

  await test.step('all are checked in, and the field is fixed', async () => {
    await desk.goto(on('/check-in'))
    await hydrated(desk)
    for (let n = 1; n <= ENTRANTS.length; n += 1) {
      await desk.locator('input[name=text]').fill(String(n).padStart(2, '0'))
      await desk.keyboard.press('Enter')
      await expect(desk.getByText(`已到 ${n} 人`)).toBeVisible()
    }
    await desk.goto(at(competition))
    await act(desk, 'fixField')
    await expect(desk.locator('form:has(input[value=reopenField])')).toHaveCount(1)
  })

  const codeByEntrant = await test.step('codes are drawn and sealed', async () => {
    const page = await as('codes')
    await page.goto(on('/codes'))
    await act(page, 'draw')
    await expect(page.getByText(ENTRANTS[0]!.name).first()).toBeVisible()
    const slips = [...(await page.locator('main').innerText()).matchAll(/([A-Z]\d+)\s+参赛编号 (\d+)/g)]
    expect(slips).toHaveLength(ENTRANTS.length)
    await desk.goto(at(competition))
    await act(desk, 'startScoring')
    await expect(desk.locator('form:has(input[value=backToRegistration])')).toHaveCount(1)
    return new Map(slips.map(([, code, number]) => [Number(number) - 1, code!]))
  })
  const codeOf = (entrant: number) => codeByEntrant.get(entrant)!

  await test.step('five judges mark by thirty items at once, one of them through a lost network; two clerks type the written part blind', async () => {
    const board = (await (await desk.request.get(at(`/api/events/${event}/board`))).json()) as { entries: Array<{ id: string; number: string }> }
    const entryOf = new Map(board.entries.map(({ id, number }) => [number, id]))
    const judge = async ({ code, username }: { code: string; username: string }, slot: number) => {
      const visitor = await visit(browser, { viewport: TABLET, touch: true })
      visits.push(visitor)
      const { page, context } = visitor
      await activate(page, { code, username, password: 'Shanshui-Jiangxin-8842' })
      await page.getByRole('link', { name: /电工/ }).click()
      await page.waitForURL(/\/sheet$/)
      const columns = watchColumns(page, itemsOfJudge(slot))
      const touched = [TOUCHED[slot]!, ...(slot === 0 ? [TOUCHED_OFFLINE] : [])]
      const given = (entrant: number) => sheetOf(entrant, slot).map(({ item, text }) => ({ item, text: slot === TOO_FAR.judge && entrant === TOO_FAR.entrant && item.code === TOO_FAR.code ? TOO_FAR.text : text }))
      const saved = page.locator('[data-save=saved]')
      for (const entrant of touched) {
        const lost = slot === 0 && entrant === TOUCHED_OFFLINE
        if (lost) await context.setOffline(true)
        await touchSheet(page, { number: codeOf(entrant), values: given(entrant) })
        if (lost) {
          await expect(page.getByText(`${ITEMS.length} 格还没有送到服务器`)).toBeVisible()
          await context.setOffline(false)
        }
        // Thirty values go out one after the other, while four others save theirs.
        await expect(saved).toBeVisible({ timeout: 60_000 })
      }
      const rest = [...ENTRANTS.keys()].filter((entrant) => !touched.includes(entrant))
      await sendSheets(page, event, rest.map((entrant) => ({ number: codeOf(entrant), values: given(entrant) })), { columns: columns(), entryOf })
      return page
    }
    const clerk = async (username: string, mistyped: boolean) => {
      const page = await as(username)
      await page.goto(on('/paper?part=theory'))
      await typeSheets(page, [...ENTRANTS.keys()].map((entrant) => ({ number: codeOf(entrant), mark: mistyped && entrant === MISTYPED.entrant ? MISTYPED.mark : theoryOf(entrant) })))
    }
    const sheets = Promise.all(codes.map(judge)).then(async (pages) => {
      // What lies too far from the panel's holds everybody's mark of that entrant, until it is judged again.
      const again = pages[TOO_FAR.judge]!
      await openWholeSheet(again, codeOf(TOO_FAR.entrant))
      await expect(again.getByText('有项目须重新评判')).toBeVisible()
      await touchSheet(again, { number: codeOf(TOO_FAR.entrant), values: sheetOf(TOO_FAR.entrant, TOO_FAR.judge).filter(({ item }) => item.code === TOO_FAR.code) })
      await Promise.all(
        pages.map(async (page) => {
          await expectComplete(page, ENTRANTS.length)
          await act(page, 'final')
          await expect(page.locator('main nav button[data-where=final]')).toHaveCount(ENTRANTS.length)
        }),
      )
    })
    await Promise.all([sheets, clerk('clerk', false), clerk('clerk2', true)])
  })
  await test.step('what differs is decided from the paper by a third person', async () => {
    const page = await as('chief')
    await page.goto(on('/paper/sheets'))
    await hydrated(page)
    const sheet = page.locator('article', { hasText: '理论' })
    await expect(sheet).toHaveCount(1)
    await sheet.locator('input[name=values]').fill(theoryOf(MISTYPED.entrant))
    await fill(sheet.locator('form'), { reason: '对照原件，录入二看错。' })
    await sheet.locator('button[type=submit]').click()
    await expect(sheet).toHaveCount(0)
  })

  await test.step('the sample is rechecked by somebody who typed none of it', async () => {
    await desk.goto(at(competition))
    await act(desk, 'startChecking')
    await expect(desk.locator('form:has(input[value=backToMarking])')).toHaveCount(1)
    const page = await as('supervisor')
    await page.goto(on('/recheck'))
    await act(page, 'draw')
    const right = page.locator('form:has(input[name=intent][value=right]) button')
    await expect(right.first()).toBeVisible()
    for (let left = await right.count(); left > 0; left -= 1) {
      await right.first().click()
      await expect(right).toHaveCount(left - 1)
    }
    await act(page, 'close')
    await expect(page.locator('form:has(input[name=intent][value=close])')).toHaveCount(0)
  })

  await test.step('two people open the codes, and a forbidden tool costs the eighth the place', async () => {
    for (const username of ['codes', 'supervisor']) {
      const page = await as(username)
      await page.goto(on('/codes'))
      await act(page, 'unseal')
      await expect(page.getByText(/解密/).first()).toBeVisible()
    }
    await desk.goto(on('/entrants'))
    await desk.getByRole('link', { name: ENTRANTS[DISQUALIFIED]!.name }).click()
    await desk.waitForURL(/\/entrants\/[0-9a-f-]{36}/)
    const form = desk.locator('form:has(input[name=status][value=disqualified])')
    await desk.locator('details:has(input[name=status][value=disqualified])').locator('summary').first().click()
    await fill(form, { reason: '使用违禁工具，裁判组认定。' })
    await form.locator('button[type=submit]').click()
    await expect(desk.getByText('取消资格').first()).toBeVisible()
  })

  const decideTies = async () => {
    const page = await as('chief')
    await page.goto(on('/ranking'))
    await expect(page.getByText(ENTRANTS[2]!.name).first()).toBeVisible()
    const tie = page.locator('form:has(input[name=intent][value=decideTie])')
    // Third place is the last under the cap of the first tier, and the last of the second prizes.
    for (const left of [2, 1]) {
      await expect(tie).toHaveCount(left)
      const form = tie.first()
      await form.locator('input[name=option][value=extraTest]').check({ force: true })
      await form.locator('label', { hasText: ENTRANTS[3]!.name }).locator('input').check({ force: true })
      await fill(form, { reason: '加试一题，04 号用时少 35 秒。' })
      await form.locator('button[type=submit]').click()
    }
    await expect(tie).toHaveCount(0)
  }
  await test.step('the tie across the cap goes to the chief judge; a named officer confirms', async () => {
    await decideTies()
    await desk.goto(on('/ranking'))
    await act(desk, 'confirm')
    await desk.waitForURL(/\/editions\/1/)
  })

  const sign = async () => {
    for (const username of ['chief', 'supervisor']) {
      const page = await as(username)
      await page.goto(on('/finalise'))
      await act(page, 'sign')
      await expect(page.locator('form:has(input[name=intent][value=sign])')).toHaveCount(0)
    }
  }
  await test.step('chief judge and supervisor sign, the result is announced, the clock runs', async () => {
    await sign()
    const page = await as('leader')
    await page.goto(at(competition))
    await act(page, 'publishProvisionally')
    await expect(page.locator('form:has(input[value=backToChecking])')).toHaveCount(1)
  })

  await test.step('an appeal is filed at the desk, admitted and upheld', async () => {
    await desk.goto(on('/appeals'))
    await act(desk, 'record', { number: String(APPELLANT + 1).padStart(2, '0'), leaderName: '县总工会 领队', text: '理论试卷第三页八题漏计，请求复核试卷。' })
    await expect(desk.getByText('理论试卷第三页八题漏计').first()).toBeVisible()
    const page = await as('arbitrator')
    await page.goto(on('/appeals'))
    await act(page, 'admitted', { reason: '在时限内提出，材料齐全。' })
    await expect(page.getByText('已受理')).toBeVisible()
    await act(page, 'upheld', { reason: `复核试卷，第三页漏计，理论应为 ${APPEAL_MARK} 分。` })
    await expect(page.getByText('更正进行中', { exact: false })).toBeVisible()
  })

  await test.step('the mark is put right, compared, confirmed as edition 2, signed and announced again', async () => {
    await desk.goto(on('/marks'))
    await hydrated(desk)
    const row = desk.locator('tr[role=row]', { has: desk.locator('td[role=gridcell]:first-child', { hasText: new RegExp(`^${APPELLANT + 1}$`) }) })
    await row.locator('td').nth(2).click()
    await desk.keyboard.type(APPEAL_MARK)
    await desk.keyboard.press('Enter')
    await expect(desk.getByText('93.50').first()).toBeVisible()
    await expect(desk.getByText('全部已保存')).toBeVisible()
    await expect(async () => {
      await desk.goto(on('/ranking'))
      await expect(desk.locator('del').first()).toBeVisible({ timeout: 1_000 })
    }).toPass()
    // A decision holds for the marks it was taken on.
    await decideTies()
    await desk.goto(on('/ranking'))
    await act(desk, 'confirm')
    await desk.waitForURL(/\/editions\/2/)
    await sign()
    const page = await as('leader')
    await page.goto(on('/finalise'))
    await act(page, 'announce')
    await expect(page.locator('form:has(input[name=intent][value=announce])')).toHaveCount(0)
  })

  await test.step('the papers of edition 2 are golden', async () => {
    const get = async (file: string) => (await desk.request.get(on(`/editions/2/${file}`))).body()
    const [first, again] = [await get('papers/score-book.pdf'), await get('papers/score-book.pdf')]
    expect(first.equals(again)).toBe(true)
    expect(linesOf(await textOf(first))).toEqual(linesOf(await readFile('tests/fixtures/golden/contest-day/score-book.txt', 'utf8')))
    // The golden paper itself, worked out by hand's arithmetic from what was typed.
    const csv = (await get('download.csv')).toString('utf8').replace(/^\uFEFF/, '').trim().split(/\r?\n/).slice(1).map((line) => line.split(','))
    for (const [, number, , , theory, practical, total] of csv.filter(([rank]) => rank !== '')) expect([theory, practical, total], number).toEqual(workedOut(Number(number) - 1))
    expect(csv.filter(([rank]) => rank !== '')).toHaveLength(ENTRANTS.length - 1)
  })

  expect(visits.flatMap(({ complaints }) => complaints)).toEqual([])
  for (const { context } of visits) await context.close()
})

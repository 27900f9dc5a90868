import { expect, test, type Browser } from '@playwright/test'
import { messagesFor } from '#app/messages/index.ts'
import { at, loginAs } from './support/people.ts'

/*
 * Everybody follows every link that their pages show, and the links of the pages behind them: none may lead to a page that refuses them or is not
 * there. Of addresses that are alike but for their ids and numbers two are followed, for people with hundreds of them one.
 */
const ALIKE = 2
const MANY_LINKS = ['officer', 'organiser', 'finance', 'auditor']
/** Too many requests: the limits of exports and proofs are shared with the journeys before. */
const TOO_MANY = 429
/** While codes are sealed the list of entrants tells those who mark why they do not see it, and until when. */
const SEALED = messagesFor('zh-CN').errors.sentenceFor('namesSealed', 403, {})

const shapeOf = (href: string) => href.replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, '*').replace(/\/verify\/[^/?]+/, '/verify/*').replace(/=[^&]*/g, '=').replace(/\d+/g, '#')

const linksIn = (html: string) => [...html.matchAll(/<a\b[^>]*?\shref="(\/[^/"#][^"#]*)/g)].map(([, href]) => href!.replaceAll('&amp;', '&'))

async function deadLinksOf(browser: Browser, username: string): Promise<{ dead: string[]; followed: number }> {
  const { context, page } = await loginAs(browser, username)
  const waiting = [{ href: new URL(page.url()).pathname, from: 'sign-in' }]
  const followed = new Set<string>()
  const alike = new Map<string, number>()
  const dead: string[] = []
  for (let link = waiting.shift(); link; link = waiting.shift()) {
    const { href, from } = link
    const times = alike.get(shapeOf(href)) ?? 0
    if (followed.has(href) || times === (MANY_LINKS.includes(username) ? 1 : ALIKE)) continue
    followed.add(href)
    alike.set(shapeOf(href), times + 1)
    const answer = await context.request.get(at(href))
    if (answer.status() >= 400 && answer.status() !== TOO_MANY && !(await answer.text()).includes(SEALED)) dead.push(`${username}: ${from} leads to ${href}, which answers ${answer.status()}`)
    if (!(answer.headers()['content-type'] ?? '').includes('html')) continue
    for (const next of linksIn(await answer.text())) waiting.push({ href: next, from: href })
  }
  await context.close()
  return { dead, followed: followed.size }
}

test.describe.configure({ mode: 'parallel' })

const PEOPLE = {
  'who runs contests': ['officer', 'organiser', 'chief'],
  'who works on the floor': ['judge', 'judge2', 'codes', 'clerk', 'supervisor', 'arbitrator'],
  'who leads, reviews or comes for their own': ['studio', 'host', 'expert', 'candidate'],
  'who pays, audits and administers': ['finance', 'auditor', 'wuyi-admin', 'admin'],
}

for (const [who, usernames] of Object.entries(PEOPLE)) {
  test(`${who} meets no link that leads nowhere`, async ({ browser }) => {
    for (const username of usernames) {
      const { dead, followed } = await deadLinksOf(browser, username)
      expect(dead).toEqual([])
      expect(followed).toBeGreaterThan(15)
    }
  })
}

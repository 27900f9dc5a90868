import { readdirSync } from 'node:fs'

import { expect, test } from 'vitest'

import { currentEntry, currentPage } from '#app/components/shell/document-navigation.ts'
import { hasOwnPagesOnly, navigationOf, personNavigation, publicNavigation } from '#app/components/shell/navigation.ts'
import { staffNavigation } from '#app/components/shell/staff-navigation.ts'

/** The addresses without parameters that app/routes serves: `_staff.audit` → `/audit`, `_me.me_.entitlements` → `/me/entitlements`. */
function servedAddresses(): Set<string> {
  const files = readdirSync(new URL('../../../app/routes', import.meta.url))
  return new Set(
    files.map((file) => {
      const segments = file.replace(/\.tsx?$/, '').split('.')
      return `/${segments.filter((segment) => !segment.startsWith('_')).map((segment) => segment.replace(/_$/, '')).join('/')}`
    }),
  )
}

test('every entry of every menu leads to a page that exists', () => {
  const served = servedAddresses()
  const keys = staffNavigation(() => true)
  const groups = navigationOf(keys)
  expect(groups.flatMap(({ items }) => items.map(({ key }) => key))).toEqual(keys)
  const entries = [...groups.flatMap((group) => group.items), ...personNavigation(() => true, '/me'), ...publicNavigation]
  expect(entries.filter(({ to }) => !served.has(to))).toEqual([])
})

test('the places of one’s own are those one may open, and who works in the product has the way back', () => {
  expect(personNavigation((permission) => permission === 'own:read' || permission === 'grant:own', '/me').map(({ key }) => key)).toEqual(['myResults', 'myEntitlements', 'publicResults', 'myAccount'])
  expect(personNavigation((permission) => permission === 'grant:own', '/studios').map(({ key }) => key)).toEqual(['desk', 'myEntitlements', 'publicResults', 'myAccount'])
})

test('a candidate has no menu at the side, an organiser has', () => {
  expect(hasOwnPagesOnly(staffNavigation((permission) => permission === 'own:read' || permission === 'grant:own'))).toBe(true)
  expect(hasOwnPagesOnly(staffNavigation((permission) => permission === 'competition:read'))).toBe(false)
})

//  at                     | entry           | marked
//  /competitions          | /competitions   | yes
//  /competitions/7/edit   | /competitions   | yes: a page below it
//  /competitions-archive  | /competitions   | no: only begins alike
//  /competitions/7        | /competitions   | no when it stands for itself alone (end)
//  /anything              | /               | no: the start page is not above everything
test('a menu marks the page one is on and the pages below it', () => {
  expect(currentPage('/competitions', '/competitions')).toBe('page')
  expect(currentPage('/competitions/7/edit', '/competitions')).toBe('page')
  expect(currentPage('/competitions-archive', '/competitions')).toBeUndefined()
  expect(currentPage('/competitions/7', '/competitions', true)).toBeUndefined()
  expect(currentPage('/anything', '/')).toBeUndefined()
  expect(currentPage('/', '/')).toBe('page')
  expect(currentPage('/results', '/results?year=2025#top')).toBe('page')
})

test('an event belongs to the competitions though its address does not begin with them', () => {
  const entry = { to: '/competitions', also: ['/events'] }
  expect(currentEntry('/events/7/marks', entry)).toBe('page')
  expect(currentEntry('/eventual', entry)).toBeUndefined()
})

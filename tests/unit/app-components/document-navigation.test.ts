import { expect, test } from 'vitest'

import { currentPage } from '#app/components/shell/document-navigation.ts'

//  at                     | link            | marked
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

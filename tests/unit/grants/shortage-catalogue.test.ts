import { expect, test } from 'vitest'
import { inCatalogue, readCatalogue, type ShortageCatalogue } from '#app/services/grants/shortage-catalogue.ts'

test('a pasted list is read line by line, whatever stands between code and name', () => {
  expect(readCatalogue('6-18-02-04 焊工\r\n６-20-01-01\t钳工\n\n6-18-01-01，车工\n4-03-02-02-01\n6-18-02-04 焊工')).toEqual({
    occupations: [
      { code: '6-18-02-04', name: '焊工' },
      { code: '6-20-01-01', name: '钳工' },
      { code: '6-18-01-01', name: '车工' },
      { code: '4-03-02-02-01', name: '' },
    ],
    faults: [],
  })
})

test('lines without a code are given back, so that none is lost without a word', () => {
  expect(readCatalogue('职业编码 职业名称\n6-18-02-04 焊工\n6-18-2-4 焊工\n焊工').faults).toEqual(['职业编码 职业名称', '6-18-2-4 焊工', '焊工'])
})

//  day         | catalogue of that day       | fitter | welder
//  2021-12-31  | none yet                    | open   | open
//  2022-01-01  | the first one, fitter       | yes    | no
//  2023-06-01  | the second one, welder      | no     | yes
test('the catalogue of the day answers, and the one before it no more', () => {
  const catalogue = (effectiveFrom: string, code: string): ShortageCatalogue => ({ policyId: 'yuyao-2022-51', documentNumber: '', effectiveFrom, occupations: [{ code, name: '' }] })
  const catalogues = [catalogue('2022-01-01', '6-20-01-01'), catalogue('2023-06-01', '6-18-02-04')]
  const answers = (on: string) => ['6-20-01-01', '6-18-02-04'].map((code) => inCatalogue(catalogues, code, on))
  expect(['2021-12-31', '2022-01-01', '2023-05-31', '2023-06-01'].map(answers)).toEqual([[undefined, undefined], [true, false], [true, false], [false, true]])
  expect(inCatalogue(catalogues, null, '2024-01-01')).toBeUndefined()
})

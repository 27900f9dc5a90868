import { expect, test } from 'vitest'
import { missingOf, peopleOf, type PaperPerson } from '#app/services/grants/claim-papers.ts'

const person: PaperPerson = { id: 'P', name: '叶青', organisation: null, idNumber: '330723199004150018', occupation: '焊工', level: 'none', phone: '13800000000', inRegister: { idNumber: true, phone: true } }
const papers = { applicant: '叶青', contact: '叶青 13800000000', typedContact: '', people: [person] }

test('what the forms would print as a blank is named in the order of the forms; no level is said, not left out', () => {
  expect(missingOf(papers)).toEqual([])
  expect(missingOf({ ...papers, contact: null, people: [{ ...person, idNumber: null, level: null, phone: null }] })).toEqual([
    { name: null, field: 'contact' },
    { name: '叶青', field: 'idNumber' },
    { name: '叶青', field: 'level' },
    { name: '叶青', field: 'phone' },
  ])
})

test('a roster has everybody the facts are about, once, and nobody for a contest or a studio', () => {
  const about = (fields: Record<string, unknown>) => ({ fact: { fields } })
  expect(peopleOf([about({ person: 'P' }), about({ person: 'P' }), about({ studio: 'S', apprentice: 'A' }), about({ studio: 'S' }), about({ competition: 'C', organiser: 'U' })])).toEqual(['P', 'A'])
})

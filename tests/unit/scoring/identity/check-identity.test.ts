// Every number here is made up for tests; none belongs to a person.
import { describe, expect, test } from 'vitest'
import { checkIdentity, identityDisagreements } from '#scoring/identity/check-identity.ts'
import { residentCheckCharacter } from '#scoring/identity/check-digits.ts'
import { judgeIdentities, readIdentities } from '#scoring/identity/read-identities.ts'
import { fc } from '#tests/unit/scoring/fast-check.ts'

const AS_OF = '2026-03-01'
const resident = (number: string) => checkIdentity('residentId', number, AS_OF)

describe('a resident ID', () => {
  test('is accepted with its birth date and sex', () => {
    expect(resident('11010519491231002X')).toEqual({
      ok: true, type: 'residentId', number: '11010519491231002X', birthDate: '1949-12-31', sex: 'female', warnings: [],
    })
    expect(resident('110000199003071231')).toMatchObject({ ok: true, birthDate: '1990-03-07', sex: 'male' })
    expect(resident('110105200002290013')).toMatchObject({ ok: true, birthDate: '2000-02-29' })
  })

  test.each([
    ['a small x', '11010519491231002x'],
    ['full-width characters', '１１０１０５１９４９１２３１００２Ｘ'],
    ['spaces', '110105 19491231 002X'],
    ['hyphens', '110105-19491231-002X'],
    ['an ideographic space and a dash', '110105\u300019491231\u2013002X'],
  ])('is cleaned of %s', (_, typed) => expect(resident(typed)).toMatchObject({ ok: true, number: '11010519491231002X' }))

  test.each([
    ['no such day though the check digit is right', '110105190002290017', 'birthDate'],
    ['no 30 February', '110105202602300018', 'birthDate'],
    ['born in the future', '110105209901010012', 'bornInFuture'],
    ['no such region', '000000199001010018', 'region'],
    ['wrong check digit', '110105194912310020', 'checkDigit'],
    ['fifteen digits', '110105491231002', 'fifteenDigits'],
    ['digits that a spreadsheet lost', '110101199003070000', 'digitsLost'],
    ['a spreadsheet’s notation', '1.10101E+17', 'digitsLost'],
    ['Cyrillic Х at the end', '11010519491231002\u0425', 'characters'],
    ['x in the middle', '1101051949123100X2', 'characters'],
    ['seventeen digits', '11010519491231002', 'length'],
    ['nothing', '  ', 'empty'],
    ['another document', '911105199001010016', 'notThisDocument'],
    ['a text of a megabyte', '1'.repeat(1_000_000), 'tooLong'],
  ])('is refused: %s', (_, typed, reason) => expect(resident(typed)).toEqual({ ok: false, reason }))

  test('of somebody over a hundred is accepted with a warning, from the day after the birthday on', () => {
    expect(resident('11010519000101001X')).toMatchObject({ ok: true, warnings: ['over100'] })
    const at = (asOf: string) => checkIdentity('residentId', '11010519491231002X', asOf)
    expect(['2049-12-30', '2049-12-31', '2050-01-01'].map((day) => (at(day) as { warnings: string[] }).warnings.length)).toEqual([0, 0, 1])
  })

  test('is not judged against today when no day is given', () => {
    expect(checkIdentity('residentId', '110105209901010012', null)).toMatchObject({ ok: true, birthDate: '2099-01-01' })
    expect(checkIdentity('residentId', '11010519000101001X', null)).toMatchObject({ ok: true, warnings: [] })
  })

  test('one changed digit never passes', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (at, by) => {
      const digits = [...'11010519491231002X']
      digits[at] = String((Number(digits[at]) + by) % 10)
      expect(resident(digits.join('')).ok).toBe(false)
    }))
  })
})

describe('other documents', () => {
  test('a residence permit of Hong Kong, Macao and Taiwan people is recognised by its number', () => {
    for (const number of ['810000199001010019', '830000199001010012']) {
      expect(checkIdentity('hkMacaoTaiwanResidencePermit', number, AS_OF)).toMatchObject({ ok: true, number, warnings: [] })
      expect(resident(number)).toMatchObject({ ok: true, type: 'hkMacaoTaiwanResidencePermit', warnings: ['isResidencePermit'] })
    }
    expect(checkIdentity('hkMacaoTaiwanResidencePermit', '11010519491231002X', AS_OF)).toEqual({ ok: false, reason: 'notThisDocument' })
  })

  test('a foreign permanent resident’s card starts with 9, or is the older one of three letters and twelve digits', () => {
    const digits = '93384019900101001'
    const number = digits + residentCheckCharacter(digits)
    expect(checkIdentity('foreignPermanentResident', number, AS_OF)).toMatchObject({ ok: true, number, birthDate: '1990-01-01' })
    expect(resident(number)).toEqual({ ok: false, reason: 'notThisDocument' })
    expect(checkIdentity('foreignPermanentResident', 'usa330090010101', AS_OF)).toMatchObject({ ok: true, number: 'USA330090010101' })
    expect(checkIdentity('foreignPermanentResident', 'US3300900101012', AS_OF)).toEqual({ ok: false, reason: 'characters' })
    expect(checkIdentity('foreignPermanentResident', '11010519491231002X', AS_OF)).toEqual({ ok: false, reason: 'notThisDocument' })
  })

  test('a passport is accepted only as a passport', () => {
    expect(checkIdentity('passport', 'e1234 5678', AS_OF)).toMatchObject({ ok: true, number: 'E12345678', birthDate: null, sex: null })
    expect(resident('E12345678')).toEqual({ ok: false, reason: 'characters' })
    expect(checkIdentity('passport', 'E-1', AS_OF)).toEqual({ ok: false, reason: 'characters' })
  })

  test('an officer’s card and a Taiwan travel permit by length and characters', () => {
    expect(checkIdentity('officerId', '军字第2001988号', AS_OF)).toMatchObject({ ok: true, number: '军字第2001988号' })
    expect(checkIdentity('taiwanTravelPermit', '12345678', AS_OF)).toMatchObject({ ok: true })
    expect(checkIdentity('taiwanTravelPermit', '1234567', AS_OF)).toEqual({ ok: false, reason: 'characters' })
    expect(checkIdentity('hkMacaoPassport', 'H12345678', AS_OF)).toMatchObject({ ok: true })
  })
})

test('what the form says otherwise than the number is named', () => {
  const verdict = resident('11010519491231002X')
  if (!verdict.ok) throw new Error(verdict.reason)
  expect(identityDisagreements(verdict, { sex: 'male', birthDate: '1949-12-30' })).toEqual(['birthDate', 'sex'])
  expect(identityDisagreements(verdict, { sex: 'female', birthDate: '1949-12-31' })).toEqual([])
  expect(identityDisagreements(verdict, { sex: null })).toEqual([])
})

describe('the JSON of identity', () => {
  const answer = (json: unknown) => {
    const read = readIdentities(json)
    return read.ok ? judgeIdentities(read.value) : read.problems
  }

  test('a verdict per number, with nothing more than there is to say', () => {
    expect(
      answer({
        asOf: AS_OF,
        identities: [
          { type: 'residentId', number: '11010519491231002x' },
          { type: 'residentId', number: '11010519000101001X' },
          { type: 'residentId', number: '810000199001010019' },
          { type: 'residentId', number: '110105209901010012' },
        ],
      }),
    ).toEqual({
      verdicts: [
        { ok: true, number: '11010519491231002X' },
        { ok: true, number: '11010519000101001X', warnings: ['over100'] },
        { ok: true, number: '810000199001010019', type: 'hkMacaoTaiwanResidencePermit', warnings: ['isResidencePermit'] },
        { ok: false, reason: 'bornInFuture' },
      ],
    })
  })

  test('a form that is wrong is a problem, a number that is wrong is not', () => {
    expect(answer({ identities: [{ type: 'id', number: 42 }, { type: 'passport' }, 'x'], extra: 1 })).toEqual([
      'extra: unknown key',
      'identities[0].number: must be a string',
      'identities[0].type: must be one of residentId, hkMacaoTaiwanResidencePermit, foreignPermanentResident, passport, hkMacaoPassport, taiwanTravelPermit, officerId',
      'identities[1].number: missing',
      'identities[2]: must be an object',
    ])
    expect(answer({ identities: [{ type: 'residentId', number: '' }] })).toEqual({ verdicts: [{ ok: false, reason: 'empty' }] })
  })
})

import { describe, expect, test } from 'vitest'
import { checkBankAccount, checkCreditCode, checkPhone } from '#scoring/identity/check-codes.ts'

const CREDIT = '91350100M000100Y43'

describe('a unified social credit code', () => {
  test('is accepted with spaces, small letters and full-width digits', () => {
    for (const typed of [CREDIT, '91350100 m000100y43', '９１３５０１００Ｍ０００１００Ｙ４３']) expect(checkCreditCode(typed)).toEqual({ ok: true, number: CREDIT })
  })

  test('with any one character changed is refused', () => {
    for (let at = 0; at < CREDIT.length; at++) {
      for (const character of '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ') {
        if (character === CREDIT[at]) continue
        expect(checkCreditCode(CREDIT.slice(0, at) + character + CREDIT.slice(at + 1)).ok).toBe(false)
      }
    }
  })

  test.each([['91350100I000100Y43', 'characters'], ['91350100M000100Y4', 'length'], ['', 'empty'], ['9.135E+17', 'digitsLost'], ['91350100M000100Y44', 'checkDigit']])(
    '%s is refused',
    (typed, reason) => expect(checkCreditCode(typed)).toEqual({ ok: false, reason }),
  )
})

describe('a phone number', () => {
  test.each(['13800138000', '+86 138-0013-8000', '138００１３８０００', '0086 13800138000', '(+86)13800138000'])('%s is one mobile number', (typed) => {
    expect(checkPhone(typed)).toEqual({ ok: true, number: '13800138000', kind: 'mobile' })
  })

  test('a landline keeps its area code apart', () => {
    expect(checkPhone('0579-87660000')).toEqual({ ok: true, number: '0579-87660000', kind: 'landline' })
    expect(checkPhone('(0571) 8766 0000')).toEqual({ ok: true, number: '0571-87660000', kind: 'landline' })
    expect(checkPhone('010 6655 4433')).toEqual({ ok: true, number: '010-66554433', kind: 'landline' })
  })

  test.each([['12345678901', 'notAPhone'], ['1380013800', 'notAPhone'], ['138001380001', 'notAPhone'], ['1380013800O', 'characters'], ['1.38E+10', 'digitsLost'], ['', 'empty']])(
    '%s is refused',
    (typed, reason) => expect(checkPhone(typed)).toEqual({ ok: false, reason }),
  )
})

describe('a bank account', () => {
  test('is digits as text; leading zeros stay and no check digit is asked', () => {
    expect(checkBankAccount('6222 0200 0000 0000 000')).toEqual({ ok: true, number: '6222020000000000000' })
    expect(checkBankAccount('0012-3456-7890')).toEqual({ ok: true, number: '001234567890' })
  })

  test.each([['6.2220200E+18', 'digitsLost'], ['6222020000.5', 'digitsLost'], ['62220200x0000', 'characters'], ['1234567', 'length'], ['1'.repeat(33), 'length'], [' ', 'empty']])(
    '%s is refused',
    (typed, reason) => expect(checkBankAccount(typed)).toEqual({ ok: false, reason }),
  )
})

import { describe, expect, test } from 'vitest'
import { readEntrant, type EntrantValues } from '#app/services/entries/read-entrant.ts'
import type { EntrantField } from '#app/services/entries/entrant-fields.ts'

const options = { asOf: '2026-03-01', format: 'individual' } as const
const person = { name: '张三', identityNumber: '11010519491231002X' }

function read(typed: Partial<Record<EntrantField, string>>) {
  const { values, problems } = readEntrant({ ...person, ...typed }, options)
  return { values, said: problems.map((problem) => `${problem.level} ${problem.field} ${problem.code}${problem.shown === undefined ? '' : ` ${problem.shown}`}`) }
}

/** What one field becomes, or what is said against it. */
function field(name: EntrantField, text: string, also: Partial<Record<EntrantField, string>> = {}): unknown {
  const { values, said } = read({ ...also, [name]: text })
  const stored = values?.[name as keyof EntrantValues] ?? null
  return said.length === 0 ? stored : [stored, ...said]
}

describe('C2 documents and phones', () => {
  //  typed                              | stored and said
  test.each<[string, unknown]>([
    ['11010519491231002X', '11010519491231002X'],
    ['11010519491231002x', '11010519491231002X'],
    ['110000199003071231', '110000199003071231'],
    ['110105200002290013', '110105200002290013'],
    ['110105 19491231 002X', '11010519491231002X'],
    ['110105-19491231-002X', '11010519491231002X'],
    ['１１０１０５１９４９１２３１００２Ｘ', ['11010519491231002X', 'notice identityNumber identity.normalised']],
    ['110105190002290017', [null, 'error identityNumber identity.birthDate']],
    ['110105202602300018', [null, 'error identityNumber identity.birthDate']],
    ['110105209901010012', [null, 'error identityNumber identity.bornInFuture']],
    ['11010519000101001X', ['11010519000101001X', 'warning identityNumber identity.over100']],
    ['000000199001010018', [null, 'error identityNumber identity.region']],
    ['110105194912310020', [null, 'error identityNumber identity.checkDigit']],
    ['110105491231002', [null, 'error identityNumber identity.fifteenDigits']],
    ['810000199001010019', ['810000199001010019', 'notice identityNumber identity.isResidencePermit']],
    ['830000199001010012', ['830000199001010012', 'notice identityNumber identity.isResidencePermit']],
    ['11010519491231002Х', [null, 'error identityNumber identity.characters']],
    ['1.10101E+17', [null, 'error identityNumber identity.digitsLost']],
    ['110101199003070000', [null, 'error identityNumber identity.digitsLost']],
    ['E12345678', [null, 'error identityNumber identity.characters']],
    ['', [null, 'error identityNumber identity.empty']],
    ['1'.repeat(10_000), [null, 'error identityNumber identity.tooLong']],
  ])('number %s', (typed, expected) => {
    expect(field('identityNumber', typed)).toEqual(expected)
  })

  test('a passport is one only with that document named', () => {
    expect(field('identityNumber', 'e12345678', { identityType: '护照' })).toBe('E12345678')
    expect(field('identityType', '学生证')).toEqual([null, 'error identityType identityType.unknown'])
    expect(read({ identityType: 'Passport', identityNumber: 'E12345678', sex: '女' }).values).toMatchObject({ identityType: 'passport', sex: 'female', birthDate: null })
  })

  test('birth date and sex follow the number and must not contradict it', () => {
    expect(read({}).values).toMatchObject({ sex: 'female', birthDate: '1949-12-31' })
    expect(field('sex', '男')).toEqual([null, 'error sex sex.differs'])
    expect(field('sex', '其他')).toEqual([null, 'error sex sex.unknown'])
    expect(field('birthDate', '1949-12-30')).toEqual([null, 'error birthDate birthDate.differs'])
    expect(field('birthDate', '1949-12-31')).toBe('1949-12-31')
  })

  test.each<[string, unknown]>([
    ['1949.12.31', ['1949-12-31', 'notice birthDate birthDate.converted 1949-12-31']],
    ['1949/12/31', ['1949-12-31', 'notice birthDate birthDate.converted 1949-12-31']],
    ['1949年12月31日', ['1949-12-31', 'notice birthDate birthDate.converted 1949-12-31']],
    ['19491231', [null, 'error birthDate birthDate.unreadable']],
    ['31/12/1949', [null, 'error birthDate birthDate.unreadable']],
    ['1949.12/31', [null, 'error birthDate birthDate.unreadable']],
    ['2026-02-30', [null, 'error birthDate birthDate.noSuchDay']],
    ['2026-03-02', [null, 'error birthDate birthDate.future']],
  ])('birth date %s', (typed, expected) => {
    expect(field('birthDate', typed)).toEqual(expected)
  })

  test.each<[string, unknown]>([
    ['13800138000', '13800138000'],
    ['+86 138-0013-8000', '13800138000'],
    ['138００１３８０００', ['13800138000', 'notice phone phone.normalised']],
    ['12345678901', [null, 'error phone phone.notAPhone']],
    ['1380013800', [null, 'error phone phone.notAPhone']],
    ['1.38E+10', [null, 'error phone phone.digitsLost']],
    ['', null],
  ])('phone %s', (typed, expected) => {
    expect(field('phone', typed)).toEqual(expected)
  })
})

describe('C4 names and free text', () => {
  test.each<[string, unknown]>([
    ['张三', '张三'],
    ['阿卜杜热合曼·买买提', '阿卜杜热合曼·买买提'],
    ['阿卜杜热合曼•买买提', ['阿卜杜热合曼·买买提', 'notice name nameNotice.separator 阿卜杜热合曼·买买提']],
    ['阿卜杜热合曼・买买提', ['阿卜杜热合曼·买买提', 'notice name nameNotice.separator 阿卜杜热合曼·买买提']],
    ['阿卜杜热合曼.买买提', ['阿卜杜热合曼·买买提', 'notice name nameNotice.separator 阿卜杜热合曼·买买提']],
    ['犇喆赟㛃䶮𠮷', '犇喆赟㛃䶮𠮷'],
    ['张  三', '张三'],
    ['张三 ', '张三'],
    ['张\u200b三', ['张三', 'notice name nameNotice.invisible 张三']],
    ['张\u202e三', [null, 'error name name.direction']],
    ['张\u2066三', [null, 'error name name.direction']],
    ['\ufeff张三', ['张三', 'notice name nameNotice.invisible 张三']],
    ['张\u0000三', [null, 'error name name.control']],
    ['张\u0007三', [null, 'error name name.control']],
    ['张\ud800', [null, 'error name name.loneSurrogate']],
    [`a${'\u0301'.repeat(900)}`, [null, 'error name name.combiningMarks']],
    [`a${'\u0301'.repeat(3_000)}`, [null, 'error name name.tooLong']],
    ['W'.repeat(5_000), [null, 'error name name.tooLong']],
    ['<script>', [null, 'error name name.markup']],
    ['{{7*7}}', [null, 'error name name.markup']],
    ['张三😀', [null, 'error name name.emoji']],
    ['⼀鸣', ['⼀鸣', 'warning name nameWarning.compatibilityCharacter ⼀鸣']],
    ['', [null, 'error name name.empty']],
  ])('name %j', (typed, expected) => {
    expect(field('name', typed)).toEqual(expected)
  })

  test('the same letter written in two ways is stored in one', () => {
    expect(field('name', 'Jose\u0301')).toBe('José')
  })

  test.each<[string, unknown]>([
    ['武义县职业技术学校', '武义县职业技术学校'],
    ['  甲  公司\n二厂 ', '甲 公司 二厂'],
    ["'; DROP TABLE persons; --", "'; DROP TABLE persons; --"],
    ['"><img src=x onerror=alert(1)>', '"><img src=x onerror=alert(1)>'],
    ['=HYPERLINK("http://x","查看")', '=HYPERLINK("http://x","查看")'],
    ['%s%n{{7*7}}', '%s%n{{7*7}}'],
    ['__proto__', '__proto__'],
    ['constructor', 'constructor'],
    ['null', 'null'],
    ['NaN', 'NaN'],
    ['甲\u202e乙', [null, 'error organisation text.control']],
    ['甲\u0000乙', [null, 'error organisation text.control']],
    ['甲\ufffd乙', [null, 'error organisation text.garbled']],
    ['字'.repeat(101), [null, 'error organisation text.tooLong']],
    ['字'.repeat(100_000), [null, 'error organisation text.tooLong']],
  ])('unit %j', (typed, expected) => {
    expect(field('organisation', typed)).toEqual(expected)
  })

  test('levels are known by their words, and "none" is none', () => {
    const stored = (text: string) => field('skillLevel', text)
    expect(['三级/高级工', '高级工', '三级', '技师（二级）', '高级技师', '无', '', 'senior worker'].map(stored)).toEqual([
      'seniorWorker', 'seniorWorker', 'seniorWorker', 'technician', 'seniorTechnician', null, null, 'seniorWorker',
    ])
    expect(stored('大师')).toEqual([null, 'error skillLevel skillLevel.unknown'])
  })

  test('a number of an entrant is short and plain', () => {
    expect(['07', 'A-07', '０７', '焊工07', ''].map((text) => field('number', text))).toEqual(['07', 'A-07', '07', '焊工07', null])
    expect(field('number', '7 号')).toEqual([null, 'error number number.characters'])
    expect(field('number', '1'.repeat(21))).toEqual([null, 'error number number.tooLong'])
  })

  test('a team event asks for the team', () => {
    const { problems } = readEntrant(person, { ...options, format: 'team' })
    expect(problems).toEqual([{ field: 'team', level: 'error', code: 'team.missing' }])
  })

  test('every problem is said at once', () => {
    expect(read({ name: '', identityNumber: '1', phone: 'x', sex: 'x', birthDate: 'x', skillLevel: 'x', number: '*' }).said).toEqual([
      'error name name.empty',
      'error identityNumber identity.length',
      'error sex sex.unknown',
      'error birthDate birthDate.unreadable',
      'error phone phone.characters',
      'error number number.characters',
      'error skillLevel skillLevel.unknown',
    ])
  })

  test('100 kB in every field is judged in no time', () => {
    const long = 'a\u0301(【'.repeat(25_000)
    const started = performance.now()
    read({ number: long, name: long, identityType: long, identityNumber: long, sex: long, birthDate: long, phone: long, organisation: long, skillLevel: long, team: long })
    expect(performance.now() - started).toBeLessThan(50)
  })
})

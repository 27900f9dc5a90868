import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { describe, expect, test } from 'vitest'

import { messagesFor } from '#app/messages/index.ts'
import { chainKey, readAuditFilter, readChainKey } from '#app/services/admin/audit-query.ts'
import { auditSentence } from '#app/services/admin/audit-sentence.ts'

const zh = messagesFor('zh-CN')
const en = messagesFor('en')
const EVENT = '11111111-1111-4111-8111-111111111111'
const names = new Map([['p', '林晓'], [EVENT, '焊工 · 职工组']])

describe('an event is one plain sentence', () => {
  test('with the name of its subject and the reason given', () => {
    const event = { kind: 'identityRevealed', subjectId: 'p', data: { reason: '核对证件', fields: ['identityNumber'] } }
    expect(auditSentence(zh, event, names)).toBe('查看“林晓”的完整证件号码，理由：核对证件')
    expect(auditSentence(en, event, names)).toBe('Looked at the whole identity number of “林晓”, because: 核对证件')
  })

  test('with states in words, lists as their number and the event it belongs to', () => {
    const status = { kind: 'entryStatusChanged', subjectId: 'x', data: { eventId: EVENT, number: '07', from: 'competed', to: 'withdrawn', reason: '本人申请' } }
    expect(auditSentence(zh, status, names)).toBe('将“焊工 · 职工组”07 号选手由已参赛改为弃赛，理由：本人申请')
    const tie = { kind: 'tieDecided', subjectId: 'x', data: { eventId: EVENT, rank: 3, members: ['a', 'b', 'c'], granted: ['a'], reason: '加赛' } }
    expect(auditSentence(zh, tie, names)).toBe('裁定“焊工 · 职工组”第 3 名并列（3 人中取 1 人），理由：加赛')
  })

  test('what is not there is a dash, and a kind without a sentence is its name', () => {
    expect(auditSentence(zh, { kind: 'roleGranted', subjectId: 'gone', data: { role: 'judge' } }, names)).toBe('授予“—”裁判员角色')
    expect(auditSentence(zh, { kind: 'somethingNew', subjectId: 'p', data: {} }, names)).toBe('somethingNew')
    expect(auditSentence(zh, { kind: 'toString', subjectId: 'p', data: {} }, names)).toBe('toString')
  })
})

test('every kind that a service records has a sentence, and every sentence a name for the filter', () => {
  const services = path.resolve('app/services')
  const sources = readdirSync(services, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.server.ts'))
    .map((entry) => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))
  const recorded = sources.flatMap((source) =>
    [...source.matchAll(/recordEvent\(tx, \{([\s\S]*?)subject:/g)].flatMap(([, head = '']) => [...(/kind: (.*)/.exec(head)?.[1] ?? '').matchAll(/(?<!=== )'([a-z][A-Za-z]+)'/g)].map(([, kind]) => kind!)),
  )
  // A condition in the same line may compare with other words (`purpose === 'passwordReset'`); those are no kinds.
  const unknown = [...new Set(recorded)].filter((kind) => !(kind in zh.audit.sentence))
  expect(recorded.length).toBeGreaterThan(30)
  expect(unknown).toEqual([])
  expect(Object.keys(zh.audit.kinds).sort()).toEqual(Object.keys(zh.audit.sentence).sort())
})

describe('the filter of an address', () => {
  test('is read day by day in Asia/Shanghai, the last day included', () => {
    const filter = readAuditFilter(new URLSearchParams(`chain=competition:${EVENT}&kind=marksSaved&actor=u&from=2026-05-01&to=2026-05-01`))
    expect(filter).toEqual({
      chain: { chainType: 'competition', chainId: EVENT },
      kind: 'marksSaved',
      actorId: 'u',
      from: new Date('2026-04-30T16:00:00Z'),
      until: new Date('2026-05-01T16:00:00Z'),
    })
  })

  test('leaves out what makes no sense', () => {
    expect(readAuditFilter(new URLSearchParams('chain=installation:installation&kind=a%27--&from=2026-02-30&to='))).toEqual({})
  })

  test('a chain is the same written and read', () => {
    const chain = { chainType: 'region' as const, chainId: EVENT }
    expect(readChainKey(chainKey(chain))).toEqual(chain)
  })
})

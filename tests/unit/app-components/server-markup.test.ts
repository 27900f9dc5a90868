import { createElement as h } from 'react'
import { describe, expect, test } from 'vitest'

import { Citation, type CitedClause } from '#app/components/disclosure/citation.tsx'
import { Masked } from '#app/components/disclosure/masked.tsx'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { NumberText, SelectField, TextField } from '#app/components/forms/fields.tsx'
import { PostForm } from '#app/components/forms/post-form.tsx'
import { SubmitButton } from '#app/components/forms/submit-button.tsx'
import { ErrorPanel } from '#app/components/page/route-error.tsx'
import { StateLine } from '#app/components/page/state-line.tsx'
import { ProgressBar } from '#app/components/progress/progress-bar.tsx'
import { AppShell } from '#app/components/shell/app-shell.tsx'
import { navigationOf } from '#app/components/shell/navigation.ts'
import { staffNavigation } from '#app/components/shell/staff-navigation.ts'

import { renderPage, textOf } from './render-page.ts'

describe('what the server sends', () => {
  test('carries no style and no script of a component, so a strict policy needs nothing from them', async () => {
    const html = await renderPage(h(PostForm, { intent: 'save', children: [h(TextField, { key: 1, name: 'name', label: 'Name' }), h(SubmitButton, { key: 2, children: 'Save' })] }))
    expect(html).not.toMatch(/<style|<script/)
  })

  test('shows a problem at its field and in the summary, with what was typed, and codes as sentences', async () => {
    const html = await renderPage(
      h(PostForm, {
        intent: 'save',
        errors: { weight: 'outOfRange', form: '有人先保存了' },
        values: { weight: '110' },
        labels: { weight: '权重' },
        children: h(NumberText, { name: 'weight', label: '权重', stored: '30' }),
      }),
    )
    expect(html).toContain('<input type="hidden" name="intent" value="save"/>')
    expect(html).toMatch(/<input[^>]*name="idempotencyKey"[^>]*value="[0-9a-f]{32}"/)
    expect(html).toContain('href="#save-weight"')
    expect(html).toMatch(/<input[^>]*id="save-weight"[^>]*value="110"|<input[^>]*value="110"[^>]*id="save-weight"/)
    expect(html).toContain('aria-invalid="true"')
    expect(textOf(html)).toContain('有 2 处需要修改')
    expect(textOf(html)).toContain('权重：数值超出允许范围。')
    expect(textOf(html)).toContain('有人先保存了')
  })

  test('offers an empty choice first where nothing is stored, and none where something is', async () => {
    const choices = [{ value: 'county', label: '县级' }]
    expect(await renderPage(h(PostForm, { intent: 'a', children: h(SelectField, { name: 'tier', label: '级别', choices }) }))).toContain('请选择')
    expect(await renderPage(h(PostForm, { intent: 'a', children: h(SelectField, { name: 'tier', label: '级别', choices, stored: 'county' }) }))).not.toContain('请选择')
  })

  test('keeps a confirming form folded until it is refused', async () => {
    const form = (errors?: Record<string, string>) => renderPage(h(ConfirmForm, { intent: 'revoke', trigger: '撤销证书', consequence: '不能恢复', confirmLabel: '撤销', ...(errors ? { errors } : {}) }))
    expect(await form()).toMatch(/<details class="[^"]*"><summary/)
    expect(await form({ reason: 'required' })).toMatch(/<details class="[^"]*" open=""><summary/)
    expect(await form()).toContain('name="reason"')
  })

  test('opens a ruled number to its clause without a script', async () => {
    const cite: CitedClause = { policyId: 'wuyi-2021-46', title: '激励政策', documentNumber: '武政办〔2021〕46号', clause: '二、3', gist: '前三名', status: 'draft', effectiveFrom: '2021-08-01', effectiveTo: '2024-01-31' }
    const html = await renderPage(h(Citation, { cites: [cite], children: '晋升技师' }))
    expect(html).toMatch(/<details data-popover="true"/)
    expect(textOf(html)).toContain('晋升技师 依据 条款 二、3 前三名 激励政策 武政办〔2021〕46号 征求意见稿 2021年8月1日至2024年1月31日施行')
    expect(html).toContain('href="/policies/wuyi-2021-46"')
    expect(await renderPage(h(Citation, { cites: [], children: '3' }))).not.toContain('<details')
  })

  test('never holds a full number that was not revealed, and asks for a reason to reveal it', async () => {
    const html = await renderPage(h(Masked, { masked: '1101**********002X', subject: 'p1', mayReveal: true }))
    expect(html).toContain('name="reason"')
    expect(html).toContain('<input type="hidden" name="subject" value="p1"/>')
    expect(await renderPage(h(Masked, { masked: '1101**********002X', subject: 'p1' }))).not.toContain('<form')
  })

  test('names the current step, what is missing and where it is supplied', async () => {
    const html = await renderPage(
      h(StateLine, {
        steps: [
          { key: 'open', label: '报名中', state: 'done' },
          { key: 'scoring', label: '评分中', state: 'current' },
          { key: 'published', label: '已公布', state: 'ahead', decides: true },
        ],
        missing: [{ text: '还有 3 名选手没有成绩', to: '/events/1/marks' }],
      }),
    )
    expect(html).toContain('aria-current="step"')
    expect(textOf(html)).toContain('第 2 步，共 3 步 评分中')
    expect(html).toContain('<a href="/events/1/marks" data-nav="go">还有 3 名选手没有成绩</a>')
  })

  test('says the state of work in words, not only in a bar', async () => {
    expect(textOf(await renderPage(h(ProgressBar, { label: '正在制作证书', progress: { status: 'running', done: 22, total: 36 } })))).toBe('正在制作证书 正在进行 22 / 36')
    expect(await renderPage(h(ProgressBar, { label: '正在制作证书', progress: { status: 'running', done: 0, total: null } }))).not.toMatch(/<progress[^>]*value/)
  })

  test('gives the reference number only where the log has one to find', async () => {
    expect(textOf(await renderPage(h(ErrorPanel, { status: 500, reference: 'r-17' })))).toContain('r-17')
    expect(textOf(await renderPage(h(ErrorPanel, { status: 404, reference: 'r-17' }), { locale: 'en' }))).not.toContain('r-17')
  })
})

describe('the navigation', () => {
  test('holds what this person may open, and no empty group', async () => {
    expect(navigationOf(staffNavigation((permission) => permission === 'account:read'))).toEqual([{ key: 'region', items: [{ key: 'users', to: '/accounts' }] }])
    expect(staffNavigation(() => false)).toEqual([])
  })

  test('is one list in the page, unfolded by a details element on a phone', async () => {
    const html = await renderPage(h(AppShell, { regionName: '武义县', person: { displayName: '王经办', roles: ['经办人'] }, navigation: staffNavigation(() => true), colorScheme: 'light', children: '正文' }), { url: '/competitions' })
    expect(html.match(/<nav /g)).toHaveLength(1)
    expect(html).toMatch(/<\/details><nav/)
    expect(html).toMatch(/<a href="\/competitions" data-nav="go" aria-current="page"/)
    expect(html).toContain('href="#content"')
    expect(html).toContain('<main id="content"')
  })
})

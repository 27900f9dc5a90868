import { Link } from '@remix-run/react'

import { formatInstant } from '#app/components/format/format-instant.ts'
import { formatMoney } from '#app/components/format/format-numbers.ts'
import { ConfirmForm } from '#app/components/forms/confirm-form.tsx'
import { amountText } from '#app/components/grants/amount-text.ts'
import { Section } from '#app/components/page/page-header.tsx'
import { StatusBadge } from '#app/components/page/status-badge.tsx'
import { paths } from '#app/lib/paths.ts'
import type { Locale, Messages } from '#app/messages/index.ts'
import { useLocale, useMessages } from '#app/messages/use-messages.tsx'
import type { CertificateSide, DocumentSide, MoneySide, PromotionSide, ShownItem } from '#app/services/corrections/correction-items.server.ts'
import type { CorrectionPage } from '#app/services/corrections/correction-page.server.ts'

import type { RefusedCorrection } from './acts.server.ts'
import classes from './page.module.css'

const TONES = { open: 'attention', superseded: 'plain', kept: 'plain', carried: 'void' } as const

/** What was issued from a former edition and is no longer so, each with its two ways to be settled. Open ones come first. */
export function ItemList({ page, answer }: { page: CorrectionPage; answer: RefusedCorrection | undefined }) {
  const m = useMessages()
  const words = m.corrections.items
  const open = page.items.filter(({ state }) => state === 'open')
  const others = page.items.filter(({ state }) => state !== 'open')
  if (page.items.length === 0) return null
  return (
    <Section title={words.title} note={words.note} id="items" actions={<StatusBadge tone={open.length > 0 ? 'attention' : 'decided'}>{open.length > 0 ? words.openCount(open.length) : words.allDone}</StatusBadge>}>
      <ul className={classes.items}>
        {[...open, ...others].map((item) => (
          <Item key={item.id} item={item} page={page} answer={answer?.about === item.id ? answer : undefined} />
        ))}
      </ul>
    </Section>
  )
}

function Item({ item, page, answer }: { item: ShownItem; page: CorrectionPage; answer: RefusedCorrection | undefined }) {
  const m = useMessages()
  const locale = useLocale()
  const words = m.corrections.items
  const may = item.kind === 'certificate' ? page.may.certificates : item.kind === 'money' ? page.may.money : page.may.settle
  const own = (intent: string) => (answer?.intent === intent ? { errors: answer.errors, values: answer.values } : {})
  return (
    <li>
      <p className={classes.itemHead}>
        <StatusBadge tone={TONES[item.state]}>{words.state[item.state]}</StatusBadge>
        <strong>{`${words.kind[item.kind]} · ${item.label}`}</strong>
        <small>{words.ofEdition(item.edition)}</small>
      </p>
      <p className={classes.sides}>
        <del>{sideText(item, item.before, m, locale)}</del> → <ins>{item.after === null ? nothingText(item, m) : sideText(item, item.after, m, locale)}</ins>
      </p>
      {item.reason && item.settledByName && item.settledAt ? <p className={classes.sides}>{m.common.withNote(item.reason, words.by(item.settledByName, formatInstant(item.settledAt)))}</p> : null}
      {item.state === 'open' && may ? (
        <div className={classes.acts}>
          {item.kind === 'money' ? (
            <Link to={paths.grantChanges()}>{words.toChanges}</Link>
          ) : (
            <ConfirmForm intent="superseded" trigger={words.supersede[item.kind].trigger} consequence={<p>{words.supersede[item.kind].text}</p>} confirmLabel={words.supersede[item.kind].trigger} decides {...own('superseded')}>
              <input type="hidden" name="itemId" value={item.id} />
            </ConfirmForm>
          )}
          <ConfirmForm intent="kept" trigger={words.keep.trigger} consequence={<p>{item.kind === 'money' ? words.keep.money : item.kind === 'promotion' ? words.keep.promotion : words.keep.text}</p>} confirmLabel={words.keep.trigger} {...own('kept')}>
            <input type="hidden" name="itemId" value={item.id} />
          </ConfirmForm>
        </div>
      ) : null}
    </li>
  )
}

function sideText({ kind, after }: ShownItem, side: Record<string, unknown>, m: Messages, locale: Locale): string {
  const words = m.corrections.items
  switch (kind) {
    case 'certificate': {
      const { number, text, kind: certificate } = side as unknown as CertificateSide
      // What follows has no number yet: it is given when it is issued.
      return side === after ? text : `${(m.certificates.kinds as Record<string, string>)[certificate] ?? certificate} ${number} ${text}`
    }
    case 'promotion':
      return words.promotionTo(m.terms.skillLevel[(side as unknown as PromotionSide).toLevel])
    case 'document': {
      const { number, title } = side as unknown as DocumentSide
      return words.documentNumber(number, title)
    }
    case 'money': {
      const { rule, clause, status, amount, paidFen, claim } = side as unknown as MoneySide
      return [`${rule} ${clause}`, m.grants.status[status], amountText(amount, null, m, locale), paidFen > 0 ? words.paid(formatMoney(locale, paidFen)) : null, claim ? words.inClaim(claim) : null].filter((part) => part !== null).join(' · ')
    }
  }
}

function nothingText({ kind }: ShownItem, m: Messages): string {
  const words = m.corrections
  if (kind === 'certificate') return words.notDueAnyMore
  if (kind === 'promotion') return words.items.noPromotion
  return kind === 'document' ? words.items.documentAfter : words.items.nothing
}

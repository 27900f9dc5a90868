import { formatMoney } from '#app/components/format/format-numbers.ts'
import type { Locale, Messages } from '#app/messages/index.ts'
import type { LineAmount } from '#scoring/entitlements/line.ts'

/** An amount in the words of its clause: a sum, a ceiling, so much a month. An approved sum under a ceiling is the sum. */
export function amountText(amount: LineAmount, approvedFen: number | null, m: Messages, locale: Locale): string {
  const money = (fen: number) => formatMoney(locale, fen)
  if (approvedFen !== null) return money(approvedFen)
  switch (amount.kind) {
    case 'exact':
      return amount.fen === null ? m.grants.openSum : money(amount.fen)
    case 'ceiling':
      return m.grants.ceiling(money(amount.fen))
    case 'range':
      return m.grants.range(money(amount.fromFen), money(amount.toFen))
    case 'perMonth':
      return m.grants.monthly(money(amount.fen), amount.months)
    case 'title':
      return amount.title[locale === 'en' ? 'en' : 'zh']
  }
}

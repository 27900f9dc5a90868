/** The form by which two numbers are the same entrant's: `7`, `07` and `０７` are, because spreadsheets drop leading zeros. */
export function numberKey(number: string): string {
  const plain = number.normalize('NFKC').trim().toUpperCase()
  return /^\d+$/.test(plain) ? plain.replace(/^0+(?=\d)/, '') : plain
}

/** Gives out the next free numbers of an event, as wide as those in use, at least two digits. */
export class NumberGiver {
  private next: number
  private readonly width: number
  private readonly used: Set<string>

  constructor(numbers: Iterable<string>) {
    const all = [...numbers]
    this.used = new Set(all.map(numberKey))
    const digits = all.filter((number) => /^\d{1,9}$/.test(number))
    this.width = Math.max(2, ...digits.map((number) => number.length))
    this.next = Math.max(0, ...digits.map(Number)) + 1
  }

  take(): string {
    for (;;) {
      const number = String(this.next).padStart(this.width, '0')
      this.next += 1
      if (this.used.has(numberKey(number))) continue
      this.used.add(numberKey(number))
      return number
    }
  }
}

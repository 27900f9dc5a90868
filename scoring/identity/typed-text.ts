// How numbers that people type or paste are cleaned before they are judged: full-width forms become plain, separators go. Letters of
// other scripts that merely look alike stay what they are and are refused later.

const SEPARATORS = /[\s\-\u2010-\u2015\u2212\u3000]/gu

/** NFKC, without white space and hyphens, ASCII letters in upper case. */
export function cleanNumber(typed: string): string {
  return typed.normalize('NFKC').replace(SEPARATORS, '').replace(/[a-z]/g, (letter) => letter.toUpperCase())
}

/** True for '1.10101E+17' and the like: a spreadsheet wrote a long number as a float, and its digits are lost. */
export function isSpreadsheetNotation(text: string): boolean {
  return /^\d(\.\d+)?E\+?\d+$/.test(text) || /^\d+\.\d+$/.test(text)
}

/** Longest text that is looked at; longer ones are refused unread. */
export const LONGEST_TYPED = 64

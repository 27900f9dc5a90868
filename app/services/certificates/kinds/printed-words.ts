import type { SkillLevel } from '#db/schema/identity.ts'

/** Levels as a certificate prints them, whatever language the officer reads. */
const LEVELS: Readonly<Record<SkillLevel, string>> = {
  apprentice: '学徒工',
  juniorWorker: '五级/初级工',
  intermediateWorker: '四级/中级工',
  seniorWorker: '三级/高级工',
  technician: '二级/技师',
  seniorTechnician: '一级/高级技师',
  specialTechnician: '特级技师',
  chiefTechnician: '首席技师',
}

export function printedLevel(level: SkillLevel): string {
  return LEVELS[level]
}

/** Text as it goes into a payload: composed characters, no blanks around it. */
export function printed(text: string): string {
  return text.normalize('NFC').trim()
}

/** At most so many characters: what is longer than its field cannot be printed there, and ends in an ellipsis. */
export function upTo(max: number, text: string): string {
  const characters = [...text]
  return characters.length <= max ? text : `${characters.slice(0, max - 1).join('')}…`
}

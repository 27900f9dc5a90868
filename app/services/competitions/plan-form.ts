import { z } from 'zod'
import { minute, optional, tick, version, wholeNumber } from '#app/lib/form-fields.ts'
import type { EligibilityRules } from '#db/schema/competitions.ts'
import { SKILL_LEVELS } from '#app/services/registration/eligibility.ts'

const level = () => optional(z.enum(SKILL_LEVELS as readonly [string, ...string[]], 'notOption')).default(null)
const age = () => optional(wholeNumber({ min: 10, max: 99 })).default(null)

/** How a competition is run: the steps it uses, when people may register and who. */
export const planForm = z
  .object({
    intent: z.literal('plan'),
    version: version(),
    registration: tick(),
    checkIn: tick(),
    recheck: tick(),
    appeal: tick(),
    publicNotice: tick(),
    blindLayers: wholeNumber({ min: 0, max: 3 }),
    appealMinutes: wholeNumber({ min: 10, max: 10_080 }),
    registrationOpensAt: minute(),
    registrationClosesAt: minute(),
    minimumAge: age(),
    maximumAge: age(),
    lowestLevel: level(),
    highestLevel: level(),
    insuredInRegion: tick(),
    photo: tick(),
    organisation: tick(),
  })
  .superRefine((form, context) => {
    const { registrationOpensAt: opens, registrationClosesAt: closes, minimumAge, maximumAge } = form
    if (opens !== null && closes !== null && closes <= opens) context.addIssue({ code: 'custom', path: ['registrationClosesAt'], message: 'orderWrong' })
    if (minimumAge !== null && maximumAge !== null && maximumAge < minimumAge) context.addIssue({ code: 'custom', path: ['maximumAge'], message: 'agesWrong' })
  })

/** The rules of eligibility in a sent form; what was left empty asks nothing. */
export function eligibilityOf(form: z.output<typeof planForm>): EligibilityRules {
  const { minimumAge, maximumAge, lowestLevel, highestLevel, insuredInRegion, photo, organisation } = form
  const levelOf = (text: string | null) => SKILL_LEVELS.find((known) => known === text)
  const [lowest, highest] = [levelOf(lowestLevel), levelOf(highestLevel)]
  return {
    ...(minimumAge === null ? {} : { minimumAge }),
    ...(maximumAge === null ? {} : { maximumAge }),
    ...(lowest === undefined ? {} : { lowestLevel: lowest }),
    ...(highest === undefined ? {} : { highestLevel: highest }),
    ...(insuredInRegion ? { insuredInRegion } : {}),
    ...(photo ? { photo } : {}),
    ...(organisation ? { organisation } : {}),
  }
}

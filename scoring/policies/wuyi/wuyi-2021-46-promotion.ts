import type { PromotionRule } from '../policy.ts'
import { say } from '../wording.ts'

/** 武政办〔2021〕46号 二、3 ¶3: who of a county first-class contest is raised to which level. The defaults are the literal reading. */
export const wuyiPromotion: PromotionRule = {
  id: 'WY-9',
  tier: 'county',
  competitionClass: 1,
  effectiveFrom: '2021-08-01',
  effectiveTo: null,
  base: 'startedMinusDisqualified',
  capRounding: 'floor',
  technician: { ranks: { from: 1, to: 3 }, capPercent: 10, to: 'technician' },
  seniorByRank: { ranks: { from: 4, to: 8 }, capPercent: 20, to: 'seniorWorker' },
  othersPassedBoth: { parts: ['theory', 'practical'], passMark: 6000, to: 'seniorWorker' },
  readings: {
    secondTierCap: {
      default: 'tier',
      gist: say('第四至第八名的两成上限怎么算', 'What the twenty per cent behind ranks 4 to 8 limits'),
      choices: [
        { value: 'tier', gist: say('只限第四至第八名这一档的人数', 'only the people of ranks 4 to 8') },
        { value: 'cumulative', gist: say('两档合计不超过参赛选手的两成', 'both tiers taken together') },
      ],
    },
    cutFromFirstTier: {
      default: 'others',
      gist: say('前三名中超出一成上限的人归入哪一类', 'Where a top-three finisher goes whom the ten per cent cut'),
      choices: [
        { value: 'others', gist: say('按其他参赛人员处理，两项合格可晋升高级工', 'to the other entrants: senior worker if both parts are passed') },
        { value: 'slide', gist: say('顺延到高级工破格档的最前面', 'to the front of the second tier') },
      ],
    },
    requirePassForRank: {
      default: false,
      gist: say('按名次晋升是否也要求两项合格', 'Whether a promotion by rank also needs a pass in both parts'),
      choices: [
        { value: false, gist: say('不要求，合格条件只写给其他参赛人员', 'no: the pass is asked of the others only') },
        { value: true, gist: say('要求，两项都合格才按名次晋升', 'yes: both parts must be passed') },
      ],
    },
  },
  cites: [{ policy: 'wuyi-2021-46', clause: '二、3' }],
}

import { say, type Wording } from '#scoring/policies/wording.ts'

// Why a line stands as it does. Codes are stable: stored lines and outside checks name them. A policy file may bring codes of its own;
// those listed here are the ones the engine gives or the shipped policies use.

/** Every reason code with what it says. */
export const REASONS = {
  // policy and day
  policyIsDraft: say('文件为征求意见稿，只作测算', 'the text is a draft: this is a calculation only'),
  policyNotInForce: say('事实日期不在文件施行期内', 'the day lies outside the policy’s days'),
  startDayUnconfirmed: say('文件起始日未填写，按当年已施行处理', 'the first day of the policy is not entered; its year is treated as in force'),

  // conditions of a clause
  firstApplicationOnly: say('仅限首次申报', 'only a first application is paid'),
  notOrganisedByBureau: say('不是主管部门组织的活动', 'the activity was not organised by the bureau'),
  notInShortageCatalogue: say('不在紧缺职业目录内', 'the occupation is not in the shortage catalogue'),
  notListedClassA: say('未列入A类大赛', 'the contest is not listed as class A'),
  notNewlyObtained: say('不是新取得的证书', 'the certificate is not newly obtained'),
  noHigherBonus: say('没有上级奖金，无可配套', 'there is no higher-level bonus to match'),
  nothingCounted: say('计数为零', 'the count is zero'),

  // what a fact leaves out
  payeeMissing: say('未填领款对象', 'nobody is named to be paid'),
  giverMissing: say('未填授予地区', 'who gave the honour is not stated'),
  firstApplicationMissing: say('未填是否首次申报', 'whether it is a first application is not stated'),
  organiserMissing: say('未填活动组织方', 'who organised the activity is not stated'),
  shortageMissing: say('未填是否紧缺职业', 'whether the occupation is in the shortage catalogue is not stated'),
  newlyMissing: say('未填是否新取得', 'whether the certificate is newly obtained is not stated'),
  listedClassAMissing: say('未填是否列入A类大赛', 'whether the contest is listed as class A is not stated'),
  countMissing: say('未填计算人数', 'the count is not stated'),
  higherBonusesMissing: say('未填上级奖金', 'the higher-level bonuses are not stated'),

  // what the text leaves to the bureau
  tableMissing: say('文件只给区间，标准由主管部门填写', 'the text gives a range; the bureau enters the table'),
  amountElsewhere: say('数额见上级文件，由主管部门填写', 'the amount stands in a higher text; the bureau enters it'),
  bureauTable: say('按主管部门填写的标准', 'by the table the bureau entered'),
  settingOutsideRange: say('填写的标准超出文件区间，未采用', 'the entered amount lies outside the text’s range and is not used'),
  approvedAmountNeeded: say('上限之内由主管部门核定', 'the bureau approves an amount up to the ceiling'),

  // caps and 不重复
  matchCap: say('配套达到上限', 'the match is cut at its cap'),
  lifetimeCap: say('累计资助达到上限', 'the sum over all years reaches its cap'),
  highestOnly: say('就高，不重复', 'only the highest is paid'),
  oneStreamAtATime: say('同一时间只发一份津贴', 'one monthly allowance at a time'),
  levelMonthsUsed: say('同一等级津贴已满期限', 'the months of this level are used up'),
  oncePerStudio: say('每个工作室只给一次', 'once per studio'),
  oncePerPerson: say('每人只给一次', 'once per person'),
  oncePerKey: say('同一事项已给付', 'already paid for the same matter'),
  exclusivePair: say('与已给付的另一项不能同享', 'barred by the other of the two, paid before'),
  noSecondPayment: say('补贴不得重复享受', 'no second payment'),
  upgradeAfterPayment: say('此前已给付，升级是否补差待定', 'something was paid before; whether the difference is due is undecided'),
  bestOfOverlap: say('与其他政策重叠，从高给付另一项', 'another policy gives more for the same'),

  // remarks on lines that stand
  personalShareOptional: say('其中一部分可奖给领办人', 'a share may go to the leader in person'),
  conditionsToProve: say('在岗、参保等条件在申领时核验', 'post, insurance and the like are shown when claiming'),
  trainingToProve: say('组织培训的单位在申领时核验', 'that the unit organised the training is shown when claiming'),
  alsoTopTalent: say('同时属于拔尖人才类别，凭入选文件另办', 'also a top-talent category, handled from its own document'),
  recognisedAgain: say('该工作室此前已认定过一次', 'the studio was recognised before'),
  upgradeStackingUnsaid: say('升级后两级经费是否相抵，文件未写', 'whether the former tier’s money counts is not said'),
  stackingUnsaid: say('与此前经费能否兼得，文件未写', 'whether it stacks with the earlier grant is not said'),
  repeatabilityUnsaid: say('能否多次享受，文件未写', 'whether it repeats is not said'),
  assessedAgainInCycle: say('同一考核周期内再次考核', 'assessed again within one cycle'),
} as const satisfies Record<string, Wording>

export type ReasonCode = keyof typeof REASONS

/** What a code says, or null for a code that a policy file brought itself. */
export function describeReason(code: string): Wording | null {
  return Object.hasOwn(REASONS, code) ? REASONS[code as ReasonCode] : null
}

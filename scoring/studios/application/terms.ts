import type { ApplicationTerms, ApplicationTier } from './condition.ts'
import { conditionsFor } from './conditions.ts'

const COUNTY = conditionsFor({ leastLevel: 'technician', area: 20, trainees: 3, projects: 1, matchingYuan: 1 })
const MUNICIPAL = conditionsFor({ leastLevel: 'technician', area: 50, trainees: 5, projects: 2, matchingYuan: 10_000 })
const HIGHER = conditionsFor({ leastLevel: 'seniorTechnician', area: 100, trainees: 10, projects: 3, matchingYuan: 50_000 })

/** Every policy and tier that can be applied for. A tier that is missing cannot be applied for under that policy. */
export const APPLICATION_TERMS: readonly ApplicationTerms[] = [
  { policyId: 'wuyi-2021-46', tier: 'county', tierLabel: '县级', clause: '二、6', comesFrom: null, conditions: COUNTY },
  // 武政办〔2021〕46号 二、6: candidates for the city come from the county's studios, those for the province from the city's.
  { policyId: 'wuyi-2021-46', tier: 'municipal', tierLabel: '市级', clause: '二、6', comesFrom: 'county', conditions: MUNICIPAL },
  { policyId: 'wuyi-2021-46', tier: 'provincial', tierLabel: '省级', clause: '二、6', comesFrom: 'municipal', conditions: HIGHER },
  { policyId: 'hangzhou-2019-167', tier: 'municipal', tierLabel: '市级', clause: '二(二)2', comesFrom: null, conditions: MUNICIPAL },
  { policyId: 'shangyu-2023-19', tier: 'county', tierLabel: '区级', clause: '三(四)22', comesFrom: null, conditions: COUNTY },
  { policyId: 'shangyu-2023-19', tier: 'municipal', tierLabel: '市级', clause: '三(四)22', comesFrom: null, conditions: MUNICIPAL },
  { policyId: 'shangyu-2023-19', tier: 'provincial', tierLabel: '省级', clause: '三(四)22', comesFrom: null, conditions: HIGHER },
  { policyId: 'shangyu-2023-19', tier: 'national', tierLabel: '国家级', clause: '三(四)22', comesFrom: null, conditions: HIGHER },
  { policyId: 'yuyao-2022-51', tier: 'county', tierLabel: '余姚市级', clause: '三(三)8', comesFrom: null, conditions: COUNTY },
  { policyId: 'yuyao-2022-51', tier: 'municipal', tierLabel: '宁波市级', clause: '三(三)8', comesFrom: null, conditions: MUNICIPAL },
  { policyId: 'gongshu-2018-draft', tier: 'county', tierLabel: '区级', clause: '三(四)', comesFrom: null, conditions: COUNTY },
  { policyId: 'gongshu-2018-draft', tier: 'municipal', tierLabel: '市级', clause: '三(四)', comesFrom: null, conditions: MUNICIPAL },
]

/** The terms of a tier under a policy, or null where that policy knows no such studio. */
export function applicationTerms(policyId: string | null, tier: string | null): ApplicationTerms | null {
  return APPLICATION_TERMS.find((terms) => terms.policyId === policyId && terms.tier === tier) ?? null
}

const TIERS: readonly ApplicationTier[] = ['county', 'municipal', 'provincial', 'national']

/** Whether a tier stands above another. */
export function isHigherTier(tier: ApplicationTier, than: ApplicationTier): boolean {
  return TIERS.indexOf(tier) > TIERS.indexOf(than)
}

/** The keys of all conditions, each once. */
export function conditionKeys(): string[] {
  return [...new Set(APPLICATION_TERMS.flatMap(({ conditions }) => conditions.map(({ key }) => key)))]
}

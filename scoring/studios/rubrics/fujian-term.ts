import { say } from '#scoring/policies/wording.ts'
import type { Rubric } from '../rubric.ts'

const base = say('工作条件', 'Working conditions')
const heritage = say('带徒传技', 'Handing skills on')
const results = say('工作成果', 'Results')

/** The end-of-term assessment after Fujian's sheet, 100 points. What its text does not give is the last item, left to the expert. */
export const fujianTerm: Rubric = {
  key: 'fujian-term',
  name: say('福建省技能大师工作室期满考核评分表', 'Fujian end-of-term sheet'),
  source: say('福建省技能大师工作室建设期满考核评分表', 'End-of-term assessment sheet of Fujian'),
  thresholds: { excellent: '90.00', qualified: '70.00' },
  items: [
    { key: 'place', block: base, points: 1000, method: 'visit', title: say('场所不少于 20 平方米', 'Premises of 20 m² or more'), evidence: [], deductions: [{ kind: 'perShort', fact: 'premisesArea', needed: 20, take: 50, text: say('每少 1 平方米扣 0.5 分', 'Each m² short: −0.5') }] },
    { key: 'equipment', block: base, points: 1000, method: 'visit', title: say('设施设备', 'Equipment'), evidence: [], deductions: [{ kind: 'unless', fact: 'equipmentSufficient', take: 500, text: say('设备不能满足需要，扣 5 分', 'Equipment does not suffice: −5') }, { kind: 'judgement', text: say('按先进程度酌情扣分', 'By its state, as the expert sees fit') }] },
    { key: 'plan', block: heritage, points: 2000, method: 'files', title: say('带徒计划', 'Plan for apprentices'), evidence: ['apprenticeAgreement'], deductions: [{ kind: 'allUnless', fact: 'mechanism', text: say('没有计划，不得分', 'No plan: no points') }, { kind: 'judgement', text: say('按落实情况酌情扣分', 'By how it was carried out, as the expert sees fit') }] },
    { key: 'rules', block: base, points: 2000, method: 'visit', title: say('工作制度', 'Rules of work'), evidence: [], deductions: [{ kind: 'allUnless', fact: 'rulesMade', text: say('没有制度，不得分', 'No rules: no points') }, { kind: 'unless', fact: 'fundRules', take: 500, text: say('没有经费管理制度，扣 5 分', 'No rules for money: −5') }] },
    { key: 'apprentices', block: heritage, points: 2000, method: 'files', title: say('带徒 5 人以上且达到高级工以上', '5 or more apprentices at senior worker or above'), evidence: ['apprenticeMilestone'], deductions: [{ kind: 'perShort', fact: 'trainedCount', needed: 5, take: 400, text: say('每少 1 人扣 4 分', 'Each one short of 5: −4') }] },
    { key: 'results', block: results, points: 2000, method: 'opinion', title: say('技术成果和推广（专家意见）', 'Results and their use (expert opinion)'), evidence: ['project', 'patent', 'award', 'exchange'], deductions: [{ kind: 'judgement', text: say('由专家按成果酌情给分', 'By results, as the expert sees fit') }] },
  ],
  vetoes: [{ key: 'fraud', title: say('考核材料弄虚作假', 'False papers') }],
  notModelled: [say('原文后 20 分的细项不全，按专家意见一项处理', 'Details of the last 20 points are incomplete in the text at hand; taken as one item by expert opinion')],
}

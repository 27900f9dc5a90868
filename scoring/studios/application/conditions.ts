import { say, type Wording } from '#scoring/policies/wording.ts'
import type { ApplicationCondition, ConditionGroup, ConditionKind, LeaderLevel } from './condition.ts'

/**
 * The four things every known measure asks for: 有大师, 有保障, 有项目, 有传承. The five policies of the register pay for studios and leave
 * the conditions to the yearly call, so these stand on published measures of Zhejiang cities and the rubrics of Hangzhou and Fujian; each says which.
 */
const WENZHOU = say('参照温州市工作室管理办法的做法', 'After Wenzhou’s measure on master studios')
const HANGZHOU = say('参照杭州市 2017 年工作室考核标准', 'After Hangzhou’s assessment standard of 2017')
const FUJIAN = say('参照福建省工作室期满评估标准', 'After Fujian’s end-of-term standard')

type More = Partial<Pick<ApplicationCondition, 'least' | 'leastLevel' | 'evidence' | 'oneOf'>> & { source?: Wording }

const ask = (key: string, group: ConditionGroup, kind: ConditionKind, label: Wording, { source = WENZHOU, evidence = false, ...more }: More = {}): ApplicationCondition => ({ key, group, kind, label, source, evidence, ...more })

/** What one tier asks for; a higher tier asks for the same things and more of them. */
export function conditionsFor({ leastLevel, area, trainees, projects, matchingYuan }: { leastLevel: LeaderLevel; area: number; trainees: number; projects: number; matchingYuan: number }): readonly ApplicationCondition[] {
  return [
    ask('level', 'master', 'level', say('领办人持有的职业技能等级', 'Skill level the leader holds'), { oneOf: 'mastery', leastLevel, evidence: true }),
    ask('title', 'master', 'text', say('领办人获得的技能称号', 'Title of honour the leader holds'), { oneOf: 'mastery', evidence: true }),
    ask('uniqueSkill', 'master', 'text', say('领办人的绝技绝活', 'A skill only the leader commands'), { oneOf: 'mastery', evidence: true }),
    ask('premises', 'support', 'area', say('专用场地面积', 'Area of own premises'), { least: area, evidence: true, source: FUJIAN }),
    ask('equipment', 'support', 'yesNo', say('设备满足攻关和带徒需要', 'Equipment enough for projects and teaching'), { evidence: true, source: HANGZHOU }),
    ask('matchingFunds', 'support', 'money', say('依托单位每年配套经费', 'Money the host adds each year'), { least: matchingYuan, evidence: true, source: HANGZHOU }),
    ask('rules', 'support', 'yesNo', say('已建立管理和经费使用制度', 'Rules for running it and for its money exist'), { evidence: true, source: HANGZHOU }),
    ask('projects', 'projects', 'count', say('近三年完成的技术攻关项目', 'Technical projects completed in three years'), { least: projects, evidence: true }),
    ask('plan', 'projects', 'text', say('认定后的工作计划', 'Plan of work once recognised')),
    ask('trainees', 'heritage', 'count', say('签有协议的徒弟人数', 'Apprentices with an agreement'), { least: trainees, evidence: true, source: FUJIAN }),
    ask('courses', 'heritage', 'yesNo', say('有带徒教学计划或课程', 'A teaching plan or course exists')),
  ]
}

import type { ClauseRow } from '../policy.ts'
import { say } from '../wording.ts'

/** Every clause of 杭人社发〔2019〕167号 that speaks of contests, studios, honours, levels, forms or procedure, in our words. */
export const hangzhouClauses: ClauseRow[] = [
  {
    id: 'HZ-1',
    clause: '二(一)1',
    gist: say(
      '拔尖技能人才每年30名，所在单位每人5万元（省2万、市3万）',
      'Thirty top talents a year: 50,000 yuan each to the employer, 20,000 provincial and 30,000 municipal',
    ),
    use: ['rule', 'fund'],
  },
  {
    id: 'HZ-2',
    clause: '二(一)1',
    gist: say('优秀技能人才每年300名，所在单位每人1万元，由区县承担', 'Three hundred outstanding talents a year: 10,000 yuan each to the employer, paid by the district'),
    use: ['rule', 'fund'],
  },
  {
    id: 'HZ-3',
    clause: '二(一)1',
    gist: say('中华技能大奖15万、钱江技能大奖10万、全国技术能手3万元', 'China Skills Grand Prize 150,000, Qianjiang prize 100,000, national expert 30,000 yuan'),
    use: ['rule'],
  },
  { id: 'HZ-4', clause: '二(一)1', gist: say('杭州市首席技师每人5万元', 'Chief technicians of Hangzhou: 50,000 yuan each'), use: ['rule'] },
  {
    id: 'HZ-5',
    clause: '二(一)1',
    gist: say('入围世赛国家集训队的选手，授市技术能手称号', 'Members of the national WorldSkills squad receive the city’s expert title'),
    use: ['rule'],
  },
  {
    id: 'HZ-6',
    clause: '二(一)2',
    gist: say('培养出世赛选手的集训基地，按成绩100万至20万元', 'Training bases of WorldSkills competitors: 1,000,000 down to 200,000 yuan by result'),
    use: ['rule'],
  },
  {
    id: 'HZ-7',
    clause: '二(一)2',
    gist: say('引进世赛选手的企事业单位，按成绩10万至2万元', 'Employers who bring such people in: 100,000 down to 20,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'HZ-8',
    clause: '二(一)2',
    gist: say('世赛获奖选手一次性50万至15万元', 'WorldSkills winners: 500,000 down to 150,000 yuan once'),
    use: ['rule'],
  },
  {
    id: 'HZ-9',
    clause: '二(一)2',
    gist: say('技术指导专家团队按选手同等标准奖励', 'Their expert team receives the same'),
    use: ['rule'],
  },
  {
    id: 'HZ-10',
    clause: '二(二)1',
    gist: say('区县可择优给企业首席工匠岗位津贴', 'Districts may give an allowance to firms’ chief craftsmen'),
    use: ['notModelled'],
  },
  {
    id: 'HZ-11',
    clause: '二(二)2',
    gist: say('首次申报获认定的市级工作室，一次性10万元', 'A municipal studio recognised on its first application: 100,000 yuan once'),
    use: ['rule', 'stacking'],
  },
  {
    id: 'HZ-12',
    clause: '二(二)2',
    gist: say('市级工作室考核优秀，10万元', 'A municipal studio assessed excellent: 100,000 yuan'),
    use: ['rule', 'assessment'],
  },
  {
    id: 'HZ-13',
    clause: '二(二)2',
    gist: say('到2022年新建市级工作室百家以上，另设荣誉工作室（无资助）', 'At least a hundred new municipal studios by 2022, besides honorary ones without money'),
    use: ['target'],
  },
  {
    id: 'HZ-14',
    clause: '二(三)4',
    gist: say('工作室领军人参加市人社部门组织的社会服务，每次1000元', 'A studio’s leader in a service organised by the bureau: 1,000 yuan each time'),
    use: ['rule'],
  },
  {
    id: 'HZ-15',
    clause: '二(三)4',
    gist: say('工作室可对外培训，以沙龙、结对、讲堂等形式传艺', 'Studios may train the public and teach by talks and pairing'),
    use: ['notModelled'],
  },
  {
    id: 'HZ-16',
    clause: '二(四)3',
    gist: say('以世赛为引领、市区竞赛为主体、企业比武为基础的竞赛体系', 'A system of contests from the firm to WorldSkills'),
    use: ['notModelled'],
  },
  {
    id: 'HZ-17',
    clause: '二(四)1',
    gist: say('等级证书与职业资格证书同等对待', 'Level certificates count as national qualifications'),
    use: ['procedure'],
  },
  {
    id: 'HZ-18',
    clause: '三',
    gist: say('自2020年2月1日起施行，有效期四年，旧办法废止', 'Applies from 1 February 2020 for four years; the older rule is repealed'),
    use: ['validity'],
  },
  {
    id: 'HZ-19',
    clause: '三(一)',
    gist: say('统计技能人才信息，组织与人社牵头遴选', 'Statistics of skilled people; who leads the selection'),
    use: ['notModelled'],
  },
]

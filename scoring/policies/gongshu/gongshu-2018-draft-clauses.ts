import type { ClauseRow } from '../policy.ts'
import { say } from '../wording.ts'

/** Every clause of the Gongshu draft that speaks of contests, studios, honours, levels, forms or procedure, in our words. */
export const gongshuClauses: ClauseRow[] = [
  {
    id: 'GS-1',
    clause: '三(三)',
    gist: say('列入全区A类大赛的承办单位，按取得证书人数每人500元赛前训练补贴', 'Hosts of a district A-class contest: 500 yuan for each person certified'),
    use: ['rule'],
  },
  { id: 'GS-2', clause: '三(四)', gist: say('新认定区级工作室，一次性2万元', 'A new district studio: 20,000 yuan once'), use: ['rule'] },
  {
    id: 'GS-3',
    clause: '三(四)',
    gist: say('获得市级以上工作室，一次性5万元', 'A studio of municipal or higher tier: 50,000 yuan once'),
    use: ['rule', 'stacking'],
  },
  {
    id: 'GS-4',
    clause: '三(六)',
    gist: say(
      '世赛国家集训队前三名、获奖团队、金牌团队，分别5万、8万、10万元',
      'Top three of the national squad, winning teams, gold teams: 50,000, 80,000 and 100,000 yuan',
    ),
    use: ['rule', 'stacking'],
  },
  { id: 'GS-5', clause: '三(七)', gist: say('每年评选技能人才培养先进单位', 'Model employers are chosen every year'), use: ['notModelled'] },
  {
    id: 'GS-6',
    clause: '三(一)(二)',
    gist: say(
      '新取证：单位鉴定补贴50元、培训补贴200元，个人500、1000、1500元',
      'New certificates: 50 and 200 yuan to the unit, 500, 1,000 or 1,500 to the person',
    ),
    use: ['rule', 'stacking'],
  },
  {
    id: 'GS-7',
    clause: '二',
    gist: say('每年企业比武10场以上、高技能人才千名以上', 'Ten contests of firms and a thousand skilled people a year'),
    use: ['target'],
  },
  {
    id: 'GS-8',
    clause: '四(一)',
    gist: say('开班前7个工作日备案；取证后附全套材料申领', 'Filed seven working days before the course; claimed with the full dossier afterwards'),
    use: ['procedure'],
  },
  {
    id: 'GS-9',
    clause: '四(二)',
    gist: say('竞赛补贴凭审批表、备案的竞赛文件和发证名册申领', 'Contest money is claimed with the form, the filed contest file and the certificate roster'),
    use: ['procedure'],
  },
  {
    id: 'GS-10',
    clause: '四(三)',
    gist: say('工作室、世赛奖励凭公布文件和审批表申领', 'Studio and WorldSkills money is claimed with the published document and the form'),
    use: ['procedure'],
  },
  {
    id: 'GS-11',
    clause: '五',
    gist: say('每季度最后一个月受理，年末取证可顺延', 'Claims are taken in the last month of each quarter; year-end certificates may roll over'),
    use: ['procedure'],
  },
  { id: 'GS-12', clause: '五', gist: say('各项补贴不得重复享受', 'No subsidy is given twice'), use: ['stacking'] },
  { id: 'GS-13', clause: '末段', gist: say('拟自2018年1月1日起实施，由人社、财政解释', 'To apply from 1 January 2018'), use: ['validity'] },
]

import type { ClauseRow } from '../policy.ts'
import { say } from '../wording.ts'

/** Every clause of 虞人社〔2023〕19号 that speaks of contests, studios, honours, levels, forms or procedure, in our words. */
export const shangyuClauses: ClauseRow[] = [
  {
    id: 'SY-1',
    clause: '三(三)19',
    gist: say('承办省级竞赛项目，至多30万元', 'Hosts of a provincial event: up to 300,000 yuan'),
    use: ['rule'],
  },
  { id: 'SY-2', clause: '三(三)19', gist: say('承办市级竞赛项目，至多10万元', 'Hosts of a municipal event: up to 100,000 yuan'), use: ['rule'] },
  { id: 'SY-3', clause: '三(三)19', gist: say('承办区级竞赛项目，至多5万元', 'Hosts of a district event: up to 50,000 yuan'), use: ['rule'] },
  {
    id: 'SY-4',
    clause: '三(三)19',
    gist: say('企业或行业协会组织的竞赛项目，至多3万元', 'Events organised by firms or trade associations: up to 30,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'SY-5',
    clause: '三(三)19',
    gist: say('获奖选手的奖励、升学、晋升等政策有待完善', 'Rewards, schooling and promotion of winners are still to be laid down'),
    use: ['notModelled'],
  },
  {
    id: 'SY-6',
    clause: '三(三)15',
    gist: say('攻克重大难题或获省部级以上奖项者，可破格晋升等级', 'Solving a major problem or winning a provincial innovation prize may raise a level'),
    use: ['notModelled'],
  },
  {
    id: 'SY-7',
    clause: '三(四)22',
    gist: say(
      '市级、区级工作室一次性开办经费3万元，其中两成可奖给领办人',
      'Municipal and district studios: 30,000 yuan once, a fifth of which may go to the leader',
    ),
    use: ['rule', 'stacking'],
  },
  {
    id: 'SY-8',
    clause: '三(四)22',
    gist: say('市级、区级工作室考核优秀，奖2万元', 'An excellent assessment: 20,000 yuan'),
    use: ['rule', 'assessment'],
  },
  {
    id: 'SY-9',
    clause: '三(四)22',
    gist: say('入选国家级、省级工作室，分别20万、5万元', 'National and provincial studios: 200,000 and 50,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'SY-10',
    clause: '三(四)22',
    gist: say(
      '浙江大工匠50万、杰出工匠30万、工匠1万、青年工匠1万元',
      'Zhejiang great, distinguished, plain and young craftsmen: 500,000, 300,000, 10,000 and 10,000 yuan',
    ),
    use: ['rule'],
  },
  {
    id: 'SY-11',
    clause: '三(四)21',
    gist: say(
      '新取得紧缺职业证书的在岗参保职工：技师每月300元、高级技师及以上600元，至多三年',
      'Newly certified in a shortage occupation, employed and insured: 300 or 600 yuan a month, three years at most',
    ),
    use: ['rule', 'stacking'],
  },
  {
    id: 'SY-12',
    clause: '三(四)21',
    gist: say(
      '此前已持证的技师3000元、高级技师6000元，限一次，不与晋升补贴同享',
      'Already certified: 3,000 or 6,000 yuan once, never together with the promotion subsidy',
    ),
    use: ['rule', 'stacking'],
  },
  {
    id: 'SY-13',
    clause: '三(四)21',
    gist: say('示范企业的首席技师每月1000元，至多三年', 'Chief technicians of model firms: 1,000 yuan a month, three years at most'),
    use: ['notModelled'],
  },
  {
    id: 'SY-14',
    clause: '三(四)23',
    gist: say('市级以上劳模、工匠、金蓝领可申请“劳模贷”，授信至多150万元', 'Honoured workers may borrow up to 1,500,000 yuan from partner banks'),
    use: ['inKind'],
  },
  {
    id: 'SY-15',
    clause: '三(二)13',
    gist: say('企业按工资总额8%提取教育经费，七成以上用于培训（含工作室）', 'Firms set 8 per cent of payroll aside for training, studios included'),
    use: ['notModelled'],
  },
  {
    id: 'SY-16',
    clause: '二',
    gist: say('到2025年国家级、省级工作室3家，示范企业15家', 'Three national or provincial studios and fifteen model firms by 2025'),
    use: ['target'],
  },
  {
    id: 'SY-17',
    clause: '四',
    gist: say('自发文之日起施行，旧规定让位，上级新规定优先', 'Applies from its issue; older rules yield, newer higher rules prevail'),
    use: ['validity'],
  },
  {
    id: 'SY-18',
    clause: '三(二)10',
    gist: say('培训补贴每人每年至多三次，同职业同等级不重复', 'Training subsidies: three a year at most, never twice for one occupation and level'),
    use: ['notModelled'],
  },
  {
    id: 'SY-19',
    clause: '三(四)24',
    gist: say('按规定推荐劳动奖章、青年奖章、三八红旗手等荣誉', 'Recommended for honours of the unions, youth league and others'),
    use: ['inKind'],
  },
  {
    id: 'SY-20',
    clause: '三(二)8',
    gist: say('顶尖技能人才可直接考察招聘为教师；高级技师任实训教师每年4万元', 'Top skilled people may be hired as teachers without an examination'),
    use: ['inKind'],
  },
]

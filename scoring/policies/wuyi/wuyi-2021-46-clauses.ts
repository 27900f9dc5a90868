import type { ClauseRow } from '../policy.ts'
import { say } from '../wording.ts'

/** Every clause of 武政办〔2021〕46号 that speaks of contests, studios, honours, levels, forms or procedure, in our words. */
export const wuyiClauses: ClauseRow[] = [
  {
    id: 'WY-1',
    clause: '二、1',
    gist: say(
      '列入目录的高层次技能人才直接管理为县拔尖人才：一次性6000元，三年内每月500元，另有就学、就医待遇',
      'Listed high-level talents become county top talents: 6,000 yuan once and 500 a month for three years, besides schooling and health care',
    ),
    use: ['rule', 'stacking', 'inKind'],
  },
  {
    id: 'WY-2',
    clause: '二、2',
    gist: say('技能标兵：一次性2000元，三年内每月300元，另有就医、就学待遇', 'Skill model: 2,000 yuan once, 300 a month for three years, besides services'),
    use: ['rule', 'inKind'],
  },
  {
    id: 'WY-3',
    clause: '二、2',
    gist: say('技能能手：一次性1000元，三年内每月200元，另有家庭医生', 'Skill expert: 1,000 yuan once, 200 a month for three years, besides a family doctor'),
    use: ['rule', 'inKind'],
  },
  {
    id: 'WY-4',
    clause: '二、3',
    gist: say(
      '企业岗位练兵、技术比武经县人社局认定后，可比照企业自主评价定级，企业另得培养补助',
      'A firm’s own contest, once accepted by the bureau, may grade its participants as a firm’s self-evaluation does',
    ),
    use: ['notModelled'],
  },
  {
    id: 'WY-5',
    clause: '二、3',
    gist: say('承办市级技能竞赛的单位，补贴至多5万元', 'Hosts of a municipal contest: up to 50,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'WY-6',
    clause: '二、3',
    gist: say('承办县级技能竞赛的单位，补贴2万元', 'Hosts of a county contest: 20,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'WY-7',
    clause: '二、3',
    gist: say(
      '国家级或人社部技能类荣誉，按上级最高一级奖金同额配套，原则上至多10万元',
      'A national skill honour is matched one to one on the highest single bonus, up to 100,000 yuan in principle',
    ),
    use: ['rule'],
  },
  {
    id: 'WY-8',
    clause: '二、3',
    gist: say('世界技能大赛获奖，同额配套至多30万元', 'A WorldSkills prize is matched one to one up to 300,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'WY-9',
    clause: '二、3',
    gist: say(
      '县级一类竞赛：前三名（至多一成）可晋升技师，第四至第八名（至多两成）可晋升高级工，其余两项合格者可晋升高级工',
      'County first-class contests: the top three (at most a tenth) may become technicians, ranks 4–8 (at most a fifth) and all who pass both parts senior workers',
    ),
    use: ['promotion'],
  },
  {
    id: 'WY-10',
    clause: '二、6',
    gist: say(
      '市级技能大师工作室：评上5万元，此后按年度考核优秀2万、合格1万，累计至多15万元',
      'Municipal studio: 50,000 yuan on recognition, then 20,000 or 10,000 by yearly assessment, 150,000 in all at most',
    ),
    use: ['rule', 'assessment', 'stacking'],
  },
  {
    id: 'WY-11',
    clause: '二、6',
    gist: say(
      '县级技能大师工作室：评上3万元，此后按年度考核优秀2万、合格1万，累计至多10万元',
      'County studio: 30,000 yuan on recognition, then 20,000 or 10,000 by yearly assessment, 100,000 in all at most',
    ),
    use: ['rule', 'assessment', 'stacking'],
  },
  {
    id: 'WY-12',
    clause: '二、6',
    gist: say('工作室经费只用于培训耗材、指导教师和技能交流推广三类', 'Studio money goes into materials, instructors and exchange only'),
    use: ['fund'],
  },
  {
    id: 'WY-13',
    clause: '二、6',
    gist: say('推荐市级工作室原则上从县级中选，省级从市级中选', 'Candidates for a municipal studio come from the county ones in principle, provincial from municipal'),
    use: ['notModelled'],
  },
  {
    id: 'WY-14',
    clause: '二、6',
    gist: say('领办人和核心成员优先出境培训、优先评选荣誉', 'Leaders and core members come first for training abroad and for honours'),
    use: ['inKind'],
  },
  {
    id: 'WY-15',
    clause: '二、4',
    gist: say(
      '四类企业聘首席工匠的，按企业所发津贴三成补贴，每人每月至多500元，原则上每家一名',
      'Four kinds of firms get 30 per cent of a chief craftsman’s allowance back, up to 500 yuan a month, one person a firm in principle',
    ),
    use: ['notModelled'],
  },
  {
    id: 'WY-16',
    clause: '二、8',
    gist: say('一线绝技绝活人员可破格或越级参加直接认定', 'Workers of rare mastery may be graded directly, skipping requirements'),
    use: ['notModelled'],
  },
  {
    id: 'WY-17',
    clause: '二、9',
    gist: say('备案开展等级认定且有技能津贴制度的企业，一次性10万元', 'Firms with filed evaluation and an allowance system: 100,000 yuan once'),
    use: ['notModelled'],
  },
  {
    id: 'WY-18',
    clause: '二、10',
    gist: say(
      '在岗满一年、参保且企业已发津贴的技师每月200元、高级技师每月300元，同一等级累计至多三年，晋升后分段计',
      'Technicians 200 and senior technicians 300 yuan a month, three years per level at most, split on promotion',
    ),
    use: ['rule', 'stacking'],
  },
  {
    id: 'WY-19',
    clause: '三、2',
    gist: say(
      '享受待遇人员须在武义参保；各项资金的出处；政府津贴就高、不重复',
      'Recipients are insured in Wuyi; which fund pays what; government allowances at the highest rate, never twice',
    ),
    use: ['fund', 'stacking'],
  },
  {
    id: 'WY-20',
    clause: '三、4',
    gist: say('一窗受理，数据匹配、提前确认，政策找人', 'One window, matched data and early confirmation: the policy finds the person'),
    use: ['procedure'],
  },
  {
    id: 'WY-21',
    clause: '末段',
    gist: say('自2021年8月1日起施行，与旧政策不一致的以本文为准', 'Applies from 1 August 2021; older rules yield'),
    use: ['validity'],
  },
  {
    id: 'WY-22',
    clause: '二、7',
    gist: say('技能等级、荣誉和大赛成绩可作为职称考评的报考条件', 'Levels, honours and national results open titles of engineers'),
    use: ['notModelled'],
  },
]

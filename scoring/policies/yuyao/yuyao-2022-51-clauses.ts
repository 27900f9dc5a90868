import type { ClauseRow } from '../policy.ts'
import { say } from '../wording.ts'

/** Every clause of 余党办〔2022〕51号 that speaks of contests, studios, honours, levels, forms or procedure, in our words. */
export const yuyaoClauses: ClauseRow[] = [
  {
    id: 'YY-1',
    clause: '三(六)15',
    gist: say('承办国家、省、宁波、余姚四级竞赛，每个项目补助2万至5万元', 'Hosts of contests of four tiers: 20,000 to 50,000 yuan per event'),
    use: ['rule'],
  },
  {
    id: 'YY-2',
    clause: '三(六)15',
    gist: say('每年办余姚技能大赛，打造统一品牌', 'A Yuyao skills contest every year under one brand'),
    use: ['target'],
  },
  {
    id: 'YY-3',
    clause: '三(六)16',
    gist: say('国家、省、宁波竞赛获奖选手，奖励2000元至5万元', 'Winners of national, provincial and Ningbo contests: 2,000 to 50,000 yuan'),
    use: ['rule'],
  },
  {
    id: 'YY-4',
    clause: '三(六)16',
    gist: say(
      '选送单位：经市人社选拔并推荐参赛的，每人5000、2000、1000元',
      'Senders of selected talent: 5,000, 2,000 or 1,000 yuan a person by the contest’s tier',
    ),
    use: ['rule', 'stacking'],
  },
  {
    id: 'YY-5',
    clause: '三(三)8',
    gist: say('新获余姚市级工作室称号，一次性3万元', 'A new Yuyao studio: 30,000 yuan once'),
    use: ['rule'],
  },
  {
    id: 'YY-6',
    clause: '三(三)8',
    gist: say('新获宁波市级及以上工作室称号，按上级标准同额补助', 'A new studio of a higher tier: as much as the higher tier gives'),
    use: ['rule'],
  },
  {
    id: 'YY-7',
    clause: '三(三)8',
    gist: say('技能大师以师带徒，按等级补贴600至3900元', 'Masters training apprentices: 600 to 3,900 yuan by level'),
    use: ['rule'],
  },
  {
    id: 'YY-8',
    clause: '三(三)8',
    gist: say('余姚市级工作室每两年评估，优秀2万元，优秀至多两成', 'Studios are assessed every two years: 20,000 yuan if excellent, one in five at most'),
    use: ['rule', 'assessment'],
  },
  { id: 'YY-9', clause: '三(三)8', gist: say('到2025年新建工作室15家', 'Fifteen new studios by 2025'), use: ['target'] },
  {
    id: 'YY-10',
    clause: '三(三)9',
    gist: say('百名技术尖子组成技能大师联盟，开展千次攻关，另给工作经费', 'A league of a hundred masters, a thousand services to firms, with working funds'),
    use: ['target', 'notModelled'],
  },
  {
    id: 'YY-11',
    clause: '三(四)10',
    gist: say(
      '入选余姚大工匠、杰出工匠、工匠、青年工匠，分别15万、10万、2万、1万元',
      'Yuyao great, distinguished, plain and young craftsmen: 150,000, 100,000, 20,000 and 10,000 yuan',
    ),
    use: ['rule', 'target'],
  },
  {
    id: 'YY-12',
    clause: '三(四)10',
    gist: say('入选浙江工匠、浙江青年工匠，各1万元', 'Zhejiang craftsmen and young craftsmen: 10,000 yuan each'),
    use: ['rule'],
  },
  {
    id: 'YY-13',
    clause: '三(四)10',
    gist: say('到2025年选拔“阳明蓝领”约百名', 'About a hundred “Yangming blue-collars” by 2025'),
    use: ['target'],
  },
  {
    id: 'YY-14',
    clause: '三(四)11',
    gist: say('目录内紧缺职业的技师每月500元、高级技师每月1000元，三年', 'Shortage occupations: technicians 500, senior technicians 1,000 yuan a month for three years'),
    use: ['rule', 'stacking'],
  },
  {
    id: 'YY-15',
    clause: '末段',
    gist: say('与现行人才政策重叠的，取优取高，只给一次；上级调整从新', 'What overlaps other talent policies is paid once, at the best; newer higher rules prevail'),
    use: ['stacking', 'validity'],
  },
  { id: 'YY-16', clause: '三(七)17', gist: say('每年九月为“余姚工匠”活动月', 'September is the month of Yuyao’s craftsmen'), use: ['target'] },
  {
    id: 'YY-17',
    clause: '三(七)18、四(二)',
    gist: say('数据互通，补贴发放与统计分析一体，引入第三方监督', 'Shared data, one system for payment and statistics, outside supervision'),
    use: ['procedure'],
  },
  { id: 'YY-18', clause: '三(五)13', gist: say('以赛代评列为评价方式之一', 'Contests count as one way of evaluation'), use: ['notModelled'] },
  {
    id: 'YY-19',
    clause: '三(三)7',
    gist: say('特色公共实训基地：入选10万元，年度优秀5万元', 'Training bases: 100,000 yuan when chosen, 50,000 in an excellent year'),
    use: ['notModelled'],
  },
  {
    id: 'YY-20',
    clause: '四(三)',
    gist: say('明确资金用途、申领程序和监管', 'Use of money, claiming and supervision are laid down'),
    use: ['procedure'],
  },
  {
    id: 'YY-21',
    clause: '三(四)12',
    gist: say('选派领办人、高级技师等外出研修', 'Leaders and senior technicians are sent on study tours'),
    use: ['inKind'],
  },
]

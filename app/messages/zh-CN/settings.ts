/** 本地设置: what a bureau says of itself on certificates, and the policies it runs under. */
export const settings = {
  title: '本地设置',
  lead: (region: string) => `${region}的证书落款、编号规则和适用政策。修改即时生效，已签发的证书不变。`,
  region: '地区',
  chooseRegion: '选择要设置的地区',
  noRegions: '还没有地区',

  certificates: '证书',
  certificatesHint: '只影响以后签发的证书；编号连续，不因修改而重号。',
  issuerName: '发证单位名称',
  issuerNameHint: '印在证书落款处，与公章一致。',
  shortName: '地区简称',
  shortNameHint: '两三个字，在写不下全称的地方使用。',
  pattern: '证书编号规则',
  patternHint: '{year} 换成年份，{serial} 换成四位流水号；其余只用大写字母、数字和横线。',
  example: '编号示例',
  examples: (first: string, second: string) => `${first}，${second} …`,
  patternFault: {
    serialMissing: '编号规则须含 {serial}，否则会重号。',
    yearMissing: '编号规则须含 {year}，流水号每年从 1 开始。',
    badCharacters: '只能用大写字母、数字和横线，首尾不能是横线，最长 40 位。',
  },

  policies: '适用政策',
  policiesHint: '勾选后，建立竞赛和工作室时可选用。取消勾选不影响已按该政策冻结规则的竞赛。',
  save: '保存设置',
  saved: '设置已保存。',
  unchanged: '没有改动。',
  conflict: '设置刚刚被他人修改过。下面是您填写的内容，请与现值核对后再保存。',
  storedNow: (value: string) => `现值：${value}`,
  version: (version: number) => `第 ${version} 版`,
}

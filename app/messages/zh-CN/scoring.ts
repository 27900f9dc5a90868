/** The score grid and the live ranking beside it. */
export const scoring = {
  title: '成绩录入',
  mark: '成绩',
  total: '总成绩',
  rank: '名次',
}

/** Setting a competition up: events, parts, weights, rules. */
export const competitions = {
  title: '赛事',
  create: '新建赛事',
  event: '赛项',
  empty: '还没有赛事',
}

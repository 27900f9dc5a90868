/** Ranking page, confirmation, publication, editions and their differences. */
export const results = {
  title: '成绩版本',
  edition: (number: number) => `第 ${number} 版`,
  published: '成绩已公布',
}

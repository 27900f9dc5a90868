/** What a candidate sees on a phone. */
export const candidate = {
  resultsTitle: '我的成绩',
  certificatesTitle: '我的证书',
}

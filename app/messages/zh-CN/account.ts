/** What a signed-in person sees about their own account. */
export const account = {
  title: '我的账户',
}

/** Signing in, activation, passwords. */
export const auth = {
  title: '登录',
  signInLead: '工作人员用用户名登录；参赛选手激活账号后，用身份证号登录。',
  username: '用户名或身份证号',
  password: '密码',
  signIn: '登录',
  activateHint: '选手首次使用',
  activateLink: '用激活码激活账号',
  forgotten: '忘记密码或没有激活码时，请联系发给您账号的单位重新开具。',
  httpsRequiredTitle: '需要通过 HTTPS 访问',
  httpsRequired: '本系统正在未加密的网络地址上运行，登录信息会被他人看到，所以这里不能登录。请用 https:// 开头的网址，或在服务器本机用 http://localhost 访问。',

  refusals: {
    wrongCredentials: '用户名或密码不正确。连续 5 次输错，账号将锁定 15 分钟。',
    accountLocked: '连续 5 次输错，账号已锁定 15 分钟。到时会自动解锁，也可请系统管理员解锁。',
    tooManyTries: '这个网络上输错的次数太多，请稍后再试。',
    codeNotAccepted: '激活码与证件号码（或用户名）不相符，或激活码已用过、已过期。请对照打印件再输一次。',
    wrongPassword: '当前密码不正确。',
    weakPassword: '这个密码不够安全。',
    samePassword: '新密码与当前密码相同。',
    passwordsDiffer: '两次输入的密码不一致。',
    ticketOver: '离第一步已超过 15 分钟，请重新输入激活码。',
  } as Record<string, string>,

  passwordProblems: {
    tooShort: '密码至少 10 个字符。',
    tooLong: '密码最多 128 个字符。',
    controlCharacter: '密码不能含控制字符。',
    tooSimple: '不要用重复或连续的字符。',
    tooCommon: '这个密码太常见，容易被猜到。',
    containsContext: '不要用姓名、用户名、地名或系统名作密码。',
    needsMoreClasses: '请包含大写字母、小写字母、数字、符号中的三类，或用 16 个以上字符。',
  } as Record<string, string>,
  passwordHint: '至少 10 个字符。几个不相干的词连起来，既好记又安全；可以粘贴。',

  activation: {
    title: '账号激活',
    step: (current: number, all: number) => `第 ${current} 步，共 ${all} 步`,
    lead: '打印件上有一个激活码。它只能用一次，并且只对您本人的证件号码有效。',
    code: '激活码',
    codeHint: '12 位，字母不分大小写，横线可不输。',
    identity: '身份证号（工作人员填用户名）',
    identityHint: '与报名时使用的证件号码一致。',
    next: '下一步',
    passwordTitle: '设置密码',
    greeting: (name: string) => `${name}，请设置登录密码。`,
    loginWith: '以后用身份证号和这个密码登录。',
    loginWithName: (username: string) => `以后用用户名“${username}”和这个密码登录。`,
    newPassword: '新密码',
    repeatPassword: '再输一次新密码',
    finish: '完成并登录',
    done: '账号已开通。',
    haveAccount: '已经开通过？直接登录',
  },

  reauthentication: {
    title: '请再输一次密码',
    lead: '接下来的操作很重要，需要确认是您本人。10 分钟内不会再问。',
    confirm: '确认',
    nothingDone: '刚才的操作还没有执行，确认后请重新提交。',
  },

  signedOut: '您已退出登录。',
  passwordChanged: '密码已修改，其他设备上的登录已全部退出。',

  developer: {
    title: '开发登录',
    lead: '只在开发模式下存在：以任一演示账号登录，不需要密码。',
    enter: '登录',
    none: '还没有演示账号，请先运行 npm run db:seed。',
  },
}

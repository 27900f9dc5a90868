type Facts = Record<string, unknown>

/** One sentence per error code. A code without its own sentence falls back on the status. */
const sentences: Record<string, string | ((facts: Facts) => string)> = {
  notFound: '没有找到这个页面。它可能已被移走，或者您没有查看它的权限。',
  forbidden: '您的角色没有这项权限。如需办理，请联系本单位系统管理员。',
  unexpected: '系统没有完成这次操作，原因已记录。请稍后再试。',
  databaseUnavailable: '数据库暂时无法连接，请过几秒再试。',
  busyTryAgain: '别人正在处理同一项内容，请稍等几秒再试一次。',
  outcomeUnknown: '连接在保存的最后一步中断，还不知道是否已经保存。请刷新页面查看当前内容，再决定是否重新提交。',
  versionConflict: '这项内容刚刚被别人改过，请核对两个版本后再保存。',
  rulesFrozen: '评分已经开始，规则已冻结，不再修改。',
  namesSealed: '加密号还没有解密，评分、记分和加密人员不能查看选手姓名。',
  competitionArchived: '竞赛已归档，不再变更。',
  rulesUnreadable: '有赛项的规则不完整，不能冻结。请先在规则页改正。',
  idempotencyMismatch: '这张表单已经用别的内容提交过一次。请刷新页面后重新填写。',
  commandRunning: '同一次提交正在处理，请稍等。',
  tooManyRequests: (facts) => `操作太频繁，请${wait(facts)}再试。`,
  methodNotAllowed: '这个地址不接受这种请求。',
  urlTooLong: '网址太长。',
  badHost: '请通过本系统公布的网址访问。',
  badPath: '网址写法不正确。',
  dataParameter: '网址写法不正确。',
  noSuchPath: '没有找到这个页面。',
  crossSite: '这次提交不是从本系统的页面发出的，已被拒绝。请在本系统页面内重新操作。',
  badOrigin: '这次提交不是从本系统的页面发出的，已被拒绝。请在本系统页面内重新操作。',
  unsupportedType: '不接受这种格式的内容。',
  bodyTooLarge: '提交的内容超过大小限制。',
  tooManyFields: '提交的字段太多。',
  bodyTooSlow: '上传太慢，已中断。请检查网络后再试。',
  bodyBroken: '上传中断，没有收到完整内容。请再试一次。',
  tooBusy: '现在上传的人较多，请稍等片刻再试。',
  malformedForm: '表单内容不完整或重复，请刷新页面后重新填写。',
  malformedJson: '提交的数据格式不正确。',
  httpsRequired: '需要通过 https 网址访问才能登录。',
  hostRequired: '请通过本系统公布的网址访问。',
}

const titles: Record<number, string> = {
  400: '请求有误',
  403: '没有权限',
  404: '没有找到',
  405: '不接受的请求',
  408: '等待超时',
  409: '内容有冲突',
  413: '内容过大',
  414: '网址太长',
  415: '格式不支持',
  422: '无法处理',
  429: '请稍后再试',
  503: '暂时无法服务',
}

function wait(facts: Facts): string {
  const seconds = Number(facts.retryAfterSeconds)
  if (!Number.isFinite(seconds) || seconds <= 0) return '稍后'
  return seconds < 90 ? `${Math.ceil(seconds)} 秒后` : `${Math.ceil(seconds / 60)} 分钟后`
}

/** What people read when something did not work. */
export const errors = {
  titleFor: (status: number): string => titles[status] ?? (status >= 500 ? '系统出错' : '请求有误'),
  sentenceFor: (code: string, status: number, facts: Facts): string => {
    const found = Object.hasOwn(sentences, code) ? sentences[code] : undefined
    if (typeof found === 'function') return found(facts)
    if (found !== undefined) return found
    return status === 404 ? '没有找到这个页面。' : status >= 500 ? '系统没有完成这次操作，原因已记录。请稍后再试。' : '这次请求没有被接受。'
  },
  /** Codes that have a sentence; a test compares them with the codes used in the source. */
  knownCodes: (): string[] => Object.keys(sentences),
  reference: (reference: string) => `编号：${reference}`,
  referenceHint: '向管理员反映时请附上这个编号。',
  home: '回到首页',
  retry: '重新打开',
  needsScript: '这个页面的部分功能需要浏览器启用 JavaScript。',
  fields: {
    required: '请填写这一项。',
    invalid: '这一项的写法不正确。',
    tooShort: '内容太短。',
    tooLong: '内容太长。',
    duplicate: '这一项出现了两次。',
    unknown: '有不认识的字段，请刷新页面后重新填写。',
    notOption: '请从列表中选择。',
    outOfRange: '数值超出允许范围。',
    badDate: '没有这一天。',
    fileEmpty: '文件是空的，请重新选择。',
    fileTooLarge: '文件超过大小限制。请压缩或重新拍照后再传。',
    fileHeic: '这是苹果手机的 HEIC 格式。请在“设置 › 相机 › 格式”中选“兼容性最佳”后重拍，或先转成 JPG。',
    fileWrongFormat: '这里不接受这种文件，请按提示的格式重新选择。',
    fileCutOff: '文件不完整，可能没有下载完。请重新保存后再传。',
    fileLocked: '这个 PDF 设了密码，请去掉密码后再传。',
    fileUnreadable: '这张图片打不开，请重新拍照或另存后再传。',
    pictureTooSmall: '图片太小，看不清楚。请换一张更清晰的。',
    pictureTooLarge: '图片尺寸过大，请缩小后再传。',
    tooManyFiles: '文件已达到数量上限，请先删去不用的。',
  } as Record<string, string>,
}

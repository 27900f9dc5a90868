// Node built-ins only: this runs before anything is installed.
import { language } from './console-steps.mjs'

const zh = {
  nodeTooOld: (found) => `需要 Node.js 20.11 或更高版本，现在是 ${found}；请从 https://nodejs.org 安装 20 或 22 版后再试。`,
  nodeUntried: (found) => `提示：本产品在 Node.js 20 和 22 上测试过，现在是 ${found}。`,
  installing: '安装依赖包',
  packages: (done, all) => `${done} / ${all} 个包`,
  installFailed: '依赖包安装失败；上面是 npm 的说明，检查网络或 npm 源后再运行一次。',
  linkedModules: 'node_modules 是一个链接，安装时会清空它指向的目录；请删除这个链接（rm node_modules）后再运行一次。',
  building: '构建',
  buildFailed: '构建失败；上面是构建工具的说明。',
  npmMissing: '找不到 npm；它随 Node.js 一起安装，请检查 PATH。',
}

const en = {
  nodeTooOld: (found) => `Node.js 20.11 or later is needed and this is ${found}; install version 20 or 22 from https://nodejs.org and try again.`,
  nodeUntried: (found) => `Note: the product is tested on Node.js 20 and 22; this is ${found}.`,
  installing: 'Installing packages',
  packages: (done, all) => `${done} of ${all}`,
  installFailed: 'The packages could not be installed; npm says why above. Check the network or the npm registry and run this again.',
  linkedModules: 'node_modules is a link, and installing would empty the folder it leads to; remove the link (rm node_modules) and run this again.',
  building: 'Building',
  buildFailed: 'The build failed; the tool says why above.',
  npmMissing: 'npm was not found; it comes with Node.js, so check the PATH.',
}

export const messages = language === 'zh' ? zh : en

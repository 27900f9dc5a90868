import { gongshu2018Draft } from './gongshu/gongshu-2018-draft.ts'
import { hangzhou2019No167 } from './hangzhou/hangzhou-2019-167.ts'
import type { Policy } from './policy.ts'
import { shangyu2023No19 } from './shangyu/shangyu-2023-19.ts'
import { wuyi2021No46 } from './wuyi/wuyi-2021-46.ts'
import { yuyao2022No51 } from './yuyao/yuyao-2022-51.ts'

/** Every edition the product ships, one line each. */
export const EDITIONS: readonly Policy[] = [wuyi2021No46, yuyao2022No51, shangyu2023No19, hangzhou2019No167, gongshu2018Draft]

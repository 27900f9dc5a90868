import type { Policy } from './policy.ts'
import { wuyi2021No46 } from './wuyi/wuyi-2021-46.ts'
import { yuyao2022No51 } from './yuyao/yuyao-2022-51.ts'

/** Every edition the product ships, one line each. */
export const EDITIONS: readonly Policy[] = [wuyi2021No46, yuyao2022No51]

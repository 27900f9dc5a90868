import type { IdentityType, SkillLevel } from '#db/schema/identity.ts'
import type { EntrantField } from './field-names.ts'

export { ENTRANT_FIELDS, REQUIRED_FIELDS, type EntrantField } from './field-names.ts'

/**
 * Words that are compared: full-width forms made plain, no white space, no case, and nothing in brackets, which is where
 * rosters put their hints (身份证号（文本格式）).
 */
export function wordKey(text: string): string {
  return text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^【】]*】/g, '')
    .replace(/[\s*:_]/gu, '')
    .toLowerCase()
}

const aliases = <Value extends string>(table: Record<Value, string>): ReadonlyMap<string, Value> =>
  new Map(Object.entries<string>(table).flatMap(([value, words]) => words.split(' ').map((word) => [wordKey(word), value as Value] as const)))

/** Headers as templates and rosters in use write them. */
export const FIELD_WORDS = aliases<EntrantField>({
  number: '参赛编号 编号 选手编号 参赛号 参赛证号 准考证号 number entrantnumber entryno',
  name: '姓名 选手姓名 参赛选手姓名 参赛人员 name fullname',
  identityType: '证件类型 证件类别 证件种类 identitytype idtype documenttype',
  identityNumber: '证件号码 证件号 身份证号码 身份证号 身份证 公民身份号码 居民身份证号码 identitynumber idnumber documentnumber',
  sex: '性别 sex gender',
  birthDate: '出生日期 出生年月日 生日 dateofbirth birthdate birthday',
  phone: '联系电话 手机 手机号 手机号码 电话 联系方式 phone mobile telephone',
  organisation: '单位 工作单位 所在单位 单位名称 参赛单位 选送单位 学校 unit organisation organization employer company',
  skillLevel: '职业技能等级 技能等级 现有技能等级 现有等级 职业资格等级 持证等级 skilllevel levelheld level',
  team: '队伍 队名 参赛队 代表队 团队名称 team teamname',
})

/** Columns that rosters carry and that nothing here asks for. */
export const IGNORED_WORDS: ReadonlySet<string> = new Set(
  '序号 序 备注 说明 照片 签字 本人签字 签名 盖章 no remark remarks note notes photo signature'.split(' ').map(wordKey),
)

export const SEX_WORDS = aliases<'male' | 'female'>({ male: '男 男性 male m', female: '女 女性 female f' })

export const IDENTITY_TYPE_WORDS = aliases<IdentityType>({
  residentId: '居民身份证 身份证 二代身份证 residentid idcard residentidcard residentidentitycard',
  hkMacaoTaiwanResidencePermit: '港澳台居民居住证 港澳台居住证 residencepermit residencepermitforhongkong,macaoandtaiwanresidents hkmacaotaiwanresidencepermit',
  foreignPermanentResident: '外国人永久居留身份证 外国人永久居留证 境外永久居住证 foreignpermanentresidentidcard foreignpermanentresidentcard foreignpermanentresident',
  passport: '护照 passport',
  hkMacaoPassport: '港澳居民来往内地通行证 港澳通行证 回乡证 mainlandtravelpermitforhongkongandmacaoresidents hkmacaopassport',
  taiwanTravelPermit: '台湾居民来往大陆通行证 台胞证 mainlandtravelpermitfortaiwanresidents taiwantravelpermit',
  officerId: '军官证 officerid officercard militaryofficerid',
})

/** What a person holds none of is written in many ways; all of them mean an empty cell. */
export const NO_LEVEL_WORDS: ReadonlySet<string> = new Set(['无', '暂无', '没有', 'none', 'no', '-', '—', '/'].map(wordKey))

export const SKILL_LEVEL_WORDS = aliases<SkillLevel>({
  apprentice: '学徒工 apprentice',
  juniorWorker: '初级工 五级 五级/初级工 初级工/五级 五级初级工 初级 level5 juniorworker level5,juniorworker level5/junior',
  intermediateWorker: '中级工 四级 四级/中级工 中级工/四级 四级中级工 中级 level4 intermediateworker level4,intermediateworker level4/intermediate',
  seniorWorker: '高级工 三级 三级/高级工 高级工/三级 三级高级工 高级 level3 seniorworker level3,seniorworker level3/senior',
  technician: '技师 二级 二级/技师 技师/二级 二级技师 level2 technician level2,technician level2/technician',
  seniorTechnician: '高级技师 一级 一级/高级技师 高级技师/一级 一级高级技师 level1 seniortechnician level1,seniortechnician level1/seniortechnician',
  specialTechnician: '特级技师 specialtechnician special-gradetechnician',
  chiefTechnician: '首席技师 chieftechnician',
})

/**
 * Passwords that guessers try first and base words of theirs, lower case. Only those matter that pass the length rule by
 * themselves or become long by digits and signs around them; the rest is left to the length rule.
 */
const LISTED = `
1234567890 0123456789 12345678910 123456789a 123456789q 1234567890a 1234567890q 0987654321 9876543210 1q2w3e4r5t 1q2w3e4r5t6y
1qaz2wsx3edc 1qazxsw23edc qazwsxedcrfv zaq12wsxcde3 zaq1xsw2cde3 q1w2e3r4t5 q1w2e3r4t5y6 qwertyuiop qwertyuiop123 qwerty12345
qwerty123456 qwerty1234567890 asdfghjkl asdfghjkl123 asdfghjkl; zxcvbnm123 zxcvbnm1234 zxcvbnm12345 asdf1234567 qwer12345678
qwer1234asdf asdfqwer1234 abcd123456 abcd1234567 abcd12345678 abc1234567 abc12345678 abc123456789 abcdefghij abcdefgh123 abcdef123456
a123456789 a1234567890 aa123456789 aa12345678 asd123456789 asd1234567 qq123456789 qq12345678 qq1234567890 wang123456 wang123456789
li123456789 zhang123456 zhang123456789 liu123456789 chen123456789 yang123456789 woaini1314 woaini1314520 woaini520 woaini521 woaini123
woaini123456 woaiwojia woaiwojia1314 5201314520 5201314521 1314520520 1314521521 52013145201314 13145201314520 iloveyou1314 iloveyou123
iloveyou520 110110110110 111111111111 000000000000 0000000000 1111111111 11111111111 2222222222 3333333333 5555555555 6666666666
7777777777 8888888888 88888888888 9999999999 99999999999 123123123123 1231231234 123321123321 1233211234567 112233445566 11223344556677
123456123456 1234561234 121212121212 147258369 1472583690 147258369147 741852963 7418529630 159357159357 159753159753 789456123 7894561230
456789123456 135792468 1357924680 2468013579 1029384756 0192837465 5201314 520131400 password password1 password12 password123
password1234 password12345 password123456 password2020 password2021 password2022 password2023 password2024 password2025 password2026
passw0rd123 p@ssw0rd123 p@ssword123 p@ssw0rd1234 passwd12345 passphrase letmein letmein123 letmein1234 welcome welcome1 welcome123
welcome1234 welcome2024 welcome2025 welcome2026 admin admin123 admin1234 admin12345 admin123456 admin888888 admin666666 admin@123456
administrator administrator1 administrator123 root123456 root1234567 superadmin superadmin123 sysadmin123 systemadmin guest123456
test123456 test1234567 test12345678 testtest123 test@123456 demo123456 demo1234567 user123456 user12345678 default123 changeme
changeme123 changemenow secret secret123 secret12345 iloveyou iloveyou1 sunshine sunshine1 sunshine123 princess princess1 princess123
football football1 football123 baseball baseball1 baseball123 basketball basketball1 superman superman123 batman123456 starwars
starwars123 dragon123456 monkey123456 shadow123456 master123456 michael123 jennifer123 charlie123 computer computer123 internet
internet123 whatever whatever123 trustno1 trustno1234 freedom123 samsung123 liverpool123 chelsea123 arsenal123 manchester123
mustang123 harley123 corvette123 mercedes123 letmeinnow qwertyqwerty qwerty qwerty123 asdfasdfasdf asdasdasdasd zxczxczxc zxcvzxcvzxcv
aaaaaaaaaa aaaaaaaaaaa abababababab abcabcabcabc abc123abc123 a1b2c3d4e5 a1b2c3d4e5f6 1a2b3c4d5e 1a2b3c4d5e6f q1w2e3r4 1q2w3e4r
zhongguo123 zhongguo1949 beijing2008 shanghai2010 hangzhou2022 china123456 china1949 tiananmen aizhongguo wodemima mima123456 mimamima123
wodemima123 mima1234567 wangjimima wangyi163163 tencent123 taobao123456 alibaba123 alipay123456 weixin123456 wechat123456 dearbook
gongchandang renmin123456 xiaoxiao123 nihao123456 nihaonihao123 baobao1314 laopo1314520 laogong1314 mylove1314 love1314520 love5201314
`

export const COMMON_PASSWORDS: ReadonlySet<string> = new Set(LISTED.split(/\s+/).filter((word) => word !== ''))

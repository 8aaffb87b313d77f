// Common surnames and given names, with some characters that GB2312 lacks (玥 旻 喆 翀 珺 昇 瑀 𬭎) as real rolls have them.
const SURNAMES = Array.from('王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤')
const GIVEN = [
  '建国', '志强', '伟', '丽华', '晓明', '海燕', '文博', '思远', '雨桐', '俊杰', '玥', '国栋', '春梅', '立群', '子涵', '旻', '永康', '秀英', '云飞', '佳怡',
  '振华', '喆', '明辉', '静', '铁军', '慧敏', '一鸣', '翀', '德胜', '雪梅', '浩然', '珺', '光明', '婷婷', '启航', '红霞', '宏伟', '梦洁', '世杰', '昇',
  '兴旺', '玉兰', '天宇', '瑀', '长江', '素芬', '泽宇', '晨曦', '维安', '𬭎', '新宇', '月华', '守信', '若曦', '学文', '爱萍', '少波', '锦程', '惠民', '凌云',
]

/** The nth of many different names; the same n is always the same name. */
export function nameAt(n: number): string {
  // Steps prime to both lengths: all pairs are met before one comes again.
  const pair = (n * 1013 + 7) % (SURNAMES.length * GIVEN.length)
  return `${SURNAMES[pair % SURNAMES.length]}${GIVEN[Math.floor(pair / SURNAMES.length)]}`
}

/** A mobile number that no carrier has given out, different for each n. */
export const mobileAt = (n: number): string => `1990000${String(1000 + n).padStart(4, '0')}`
export const officePhoneAt = (n: number): string => `823${String(1000 + n).padStart(4, '0')}`

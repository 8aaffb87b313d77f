/** A piece of a sample issue, as it was offered. */
export interface SamplePiece { readonly kind: string; readonly title: string; readonly text: string; readonly credit: string }
export interface SampleIssue { readonly bulletin: '临江信息' | '今日临江'; readonly daysAgo: number; readonly isPublished: boolean; readonly editorNote: string; readonly pieces: readonly SamplePiece[] }

/** Two issues that are out, and one that is being edited. */
export const sampleIssues: readonly SampleIssue[] = [
  {
    bulletin: '临江信息', daysAgo: 9, isPublished: true, editorNote: '',
    pieces: [
      { kind: '工作动态', title: '我区秋粮收购进度过八成', credit: '区农业农村局供稿', text: '截至11月12日，全区累计收购秋粮4.6万吨，占预计收购量的82%，进度比去年同期快6个百分点。\n区农业农村局会同粮食收储企业增设收购网点9个、移动烘干设备14台，农户平均等候时间缩短到1小时以内。' },
      { kind: '经验做法', title: '青禾镇“一表通”让村级报表由47张减为9张', credit: '青禾镇供稿', text: '青禾镇把各条线要村里填的报表合成一张底表，数据一次采集、各站所共用。\n一、先减后并\n全面清理47张报表，取消21张，合并17张。\n二、镇级先核\n能从系统取的数据由镇里先取，村里只核对、不重填。' },
      { kind: '问题建议', title: '老旧小区加装电梯“卡”在管线迁改', credit: '文峰街道供稿', text: '文峰街道反映，今年22部待装电梯中有13部因水、电、气管线迁改迟迟不能开工，平均延误76天。\n建议由区住建局牵头建立管线迁改联席办理机制，一次踏勘、限时答复、费用公开。' },
    ],
  },
  {
    bulletin: '今日临江', daysAgo: 4, isPublished: true, editorNote: '调查研究是谋事之基。现将三篇基层调研成果刊发，供各地各部门参考。',
    pieces: [
      { kind: '调研文章', title: '社区养老服务设施为何“叫好不叫座”', credit: '区民政局供稿', text: '调研组走访12个社区、访谈老人236名，发现设施利用率平均只有38%。\n一、主要问题\n服务项目与需求错位，助餐、助浴供给不足，文娱活动室闲置较多。\n二、对策建议\n把“有什么送什么”改为“要什么配什么”，优先补齐助餐、助浴、陪诊三项服务。' },
      { kind: '调研文章', title: '园区企业用工“两头难”的调查', credit: '区人社局供稿', text: '对园区56家企业的问卷显示，71%的企业认为技工难招，43%的求职者认为岗位信息不准。\n建议建立岗位信息核实制度，推动职业院校与园区企业共建实训基地。' },
      { kind: '工作论坛', title: '以数字化手段提升沿江防汛能力', credit: '区水利局供稿', text: '我区沿江堤防长26.4公里，今年汛期试点的23处智能监测点提前预警险情5起。\n下一步拟把监测范围扩大到全部险工险段，并与镇街值班系统联通。' },
    ],
  },
  {
    bulletin: '临江信息', daysAgo: 0, isPublished: false, editorNote: '',
    pieces: [
      { kind: '工作动态', title: '全区重点项目复工率达到百分之九十八', credit: '区发改局供稿', text: '全区64个重点项目已复工63个，到岗建设人员7200余人。\n区发改局建立“一项目一专员”机制，协调解决用电、用工问题31个。' },
      { kind: '经验做法', title: '梅岭镇推行护林员“网格＋无人机”巡护', credit: '梅岭镇供稿', text: '梅岭镇把4.2万亩林区划为36个网格，配备护林员58名、无人机4架，火情发现时间由平均40分钟缩短到8分钟。' },
    ],
  },
]

/** What lies in the tray besides. */
export const sampleOffers: readonly SamplePiece[] = [
  { kind: '工作动态', title: '沙洲镇排涝站冬修全部完工', credit: '沙洲镇供稿', text: '沙洲镇6座排涝站冬季检修全部完成，更换水泵3台，汛前具备满负荷运行条件。' },
  { kind: '工作动态', title: '竹园镇完成冬修水利清淤12公里', credit: '竹园镇供稿', text: '竹园镇组织群众清淤沟渠12公里，改善灌溉面积3600亩。' },
  { kind: '问题建议', title: '农村电商“最后一公里”配送成本偏高', credit: '区商务局供稿', text: '调查显示，我区山区村快件配送成本比城区高1.8倍，建议整合客货邮资源，推行共同配送。' },
]

import type { Sentences } from '#lib/refusals'

export type BulletinRefusal =
  | 'issue-at-other-stage' | 'not-for-editing-unit' | 'not-for-issue-reviewer' | 'not-for-issue-signer' | 'editor-reviews-own' | 'editor-signs-own' | 'issue-changed-meanwhile'
  | 'issue-without-entries' | 'entry-incomplete' | 'entry-without-source' | 'source-twice' | 'offer-not-free' | 'source-withdrawn' | 'issue-reason-missing' | 'sent-up-nowhere' | 'no-new-readers'
  | 'offer-at-other-stage' | 'offer-incomplete' | 'offer-from-elsewhere' | 'bulletin-name-taken' | 'bulletin-without-columns' | 'column-twice' | 'not-for-bulletin-keeper' | 'everybody-has-read' | 'readers-urged-recently' | 'numbering-begun'

/** What a person reads when a bulletin says no. */
export const bulletinRefusals: Sentences<BulletinRefusal> = {
  'issue-at-other-stage': '这一期现为「{at}」，不能这样办理；请刷新后按当前状态办理。',
  'not-for-editing-unit': '这份刊物由{unit}编辑，请联系{unit}的同志。',
  'not-for-issue-reviewer': '这一期由{role}审核，请送其办理。',
  'not-for-issue-signer': '这一期由{role}签发，请送其办理。',
  'editor-reviews-own': '您编辑过这一期，不能自己审核，请送另一位同志审核。',
  'editor-signs-own': '您编辑过这一期，不能自己签发，请送另一位领导签发。',
  'issue-changed-meanwhile': '您打开之后，{who}又保存过这一期；请刷新看到最新内容后再改。',
  'issue-without-entries': '这一期还没有稿件，请先从来稿中选用。',
  'entry-incomplete': '「{title}」缺标题或正文，请补齐后再送审。',
  'entry-without-source': '每篇稿件都要有来稿，请从来稿中选用，自写的先登记为来稿。',
  'source-twice': '「{title}」在这一期里出现了两次，请去掉一处。',
  'offer-not-free': '「{title}」现为「{at}」，不能选用；请刷新来稿后再选。',
  'source-withdrawn': '「{title}」的来稿已被撤回，请先把它移出本期。',
  'issue-reason-missing': '请写明原因后再提交。',
  'sent-up-nowhere': '请填写报往哪个单位。',
  'no-new-readers': '所选的单位和人员都已发过，请另选。',
  'offer-at-other-stage': '这篇来稿现为「{at}」，不能这样办理；请刷新后再看。',
  'offer-incomplete': '来稿要有标题、正文和供稿单位，请补齐后再登记。',
  'offer-from-elsewhere': '这篇来稿由供稿单位报来，不能代为撤回；不用的请选“不用”，并写明原因。',
  'bulletin-name-taken': '已经有名为《{name}》的刊物，请换一个名称。',
  'bulletin-without-columns': '请至少设置一个栏目。',
  'column-twice': '栏目「{name}」重复，请改用不同的名称。',
  'not-for-bulletin-keeper': '刊物由编辑科室和办公室领导设置，请联系他们。',
  'everybody-has-read': '发送范围内的单位和人员都已阅读，不用再催。',
  'readers-urged-recently': '刚刚催阅过，请{minutes}分钟后再催。',
  'numbering-begun': '这份刊物已在系统中编过期号，起始期号不能再改。',
}

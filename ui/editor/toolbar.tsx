import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Dropdown } from 'antd'
import type { ReactNode } from 'react'
import { faceLabels } from './schema.ts'
import type { BodyFace } from './body.ts'
import { widenColumn } from './table-columns.ts'

export interface ToolbarProps {
  readonly editor: Editor
  /** What is edited, and the id of its text. */
  readonly label: string
  readonly textId: string
  readonly onPicture?: (() => void) | undefined
  readonly onImport?: (() => void) | undefined
}

const levels = [[1, '一级 一、'], [2, '二级（一）'], [3, '三级 1.'], [4, '四级（1）']] as const

/** What the editor can do, as buttons: levels of headings first, since they are what a clerk needs most. */
export function Toolbar({ editor, label: edited, textId, onPicture, onImport }: ToolbarProps) {
  const at = useEditorState({ editor, selector: ({ editor: now }) => placeOf(now) })
  const run = () => editor.chain().focus()
  return (
    <div className="sn-tools" role="toolbar" aria-label={`${edited}编辑工具`} aria-controls={textId}>
      <Group>
        <Tool label="正文" isOn={at.level === 0 && !at.isInTable} onPress={() => run().setParagraph().run()} />
        {levels.map(([level, label]) => (
          <Tool key={level} label={label} keys={`Ctrl+Alt+${level}`} isOn={at.level === level} onPress={() => run().toggleHeading({ level }).run()} />
        ))}
        {at.level > 0 && <Tool label="接排正文" isOn={at.isRunIn} onPress={() => run().toggleMark('runIn').run()} />}
      </Group>
      <Group>
        {(['left', 'center', 'right'] as const).map((align) => (
          <Tool key={align} label={alignLabels[align]} isOn={at.align === align} onPress={() => setAlign(editor, at, align)} />
        ))}
        <Menu label="字体" items={[
          ...(Object.keys(faceLabels) as BodyFace[]).map((face) => ({ label: faceLabels[face], act: () => run().setMark('face', { face }).run() })),
          { label: '恢复本级字体', act: () => run().unsetMark('face').run() },
        ]} />
      </Group>
      <Group>
        <Menu label="表格" items={at.isInTable ? tableItems(editor) : [{ label: '插入表格（3 行 3 列）', act: () => run().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run() }]} />
        {onPicture && <Tool label="图片" onPress={onPicture} />}
        {onImport && <Tool label="导入" onPress={onImport} />}
      </Group>
      <Group>
        <Tool label="撤销" keys="Ctrl+Z" isOff={!at.mayUndo} onPress={() => run().undo().run()} />
        <Tool label="重做" keys="Ctrl+Y" isOff={!at.mayRedo} onPress={() => run().redo().run()} />
      </Group>
    </div>
  )
}

const alignLabels = { left: '左对齐', center: '居中', right: '右对齐' } as const

interface Place {
  readonly level: number
  readonly isRunIn: boolean
  readonly align: unknown
  readonly isInTable: boolean
  readonly mayUndo: boolean
  readonly mayRedo: boolean
}

function placeOf(editor: Editor): Place {
  const isInTable = editor.isActive('table')
  const holder = isInTable ? (editor.isActive('tableHeader') ? 'tableHeader' : 'tableCell') : 'paragraph'
  return {
    level: editor.isActive('heading') ? Number(editor.getAttributes('heading').level) : 0,
    isRunIn: editor.isActive('runIn'), align: editor.getAttributes(holder).align ?? null, isInTable,
    mayUndo: editor.can().undo(), mayRedo: editor.can().redo(),
  }
}

function setAlign(editor: Editor, place: Place, align: 'left' | 'center' | 'right'): void {
  const next = place.align === align ? null : align
  if (place.isInTable) editor.chain().focus().setCellAttribute('align', next).run()
  else editor.chain().focus().updateAttributes('paragraph', { align: next }).run()
}

function tableItems(editor: Editor): readonly MenuItem[] {
  const run = () => editor.chain().focus()
  return [
    { label: '在下方加一行', act: () => run().addRowAfter().run() }, { label: '删除本行', act: () => run().deleteRow().run() },
    { label: '在右侧加一列', act: () => run().addColumnAfter().run() }, { label: '删除本列', act: () => run().deleteColumn().run() },
    { label: '本列加宽', act: () => widenColumn(editor, 1) }, { label: '本列缩窄', act: () => widenColumn(editor, -1) },
    { label: '合并选中的格', act: () => run().mergeCells().run() }, { label: '拆分本格', act: () => run().splitCell().run() },
    { label: '首行作表头或取消', act: () => run().toggleHeaderRow().run() }, { label: '删除表格', act: () => run().deleteTable().run() },
  ]
}

const Group = ({ children }: { readonly children: ReactNode }) => <div className="sn-tools-group">{children}</div>

interface ToolProps { readonly label: string; readonly onPress: () => void; readonly isOn?: boolean; readonly isOff?: boolean; readonly keys?: string }

const Tool = ({ label, onPress, isOn, isOff = false, keys }: ToolProps) => (
  <button type="button" className="sn-tool" aria-pressed={isOn} disabled={isOff} title={keys ?? ''} onMouseDown={(event) => event.preventDefault()} onClick={onPress}>{label}</button>
)

interface MenuItem { readonly label: string; readonly act: () => void }

const Menu = ({ label, items }: { readonly label: string; readonly items: readonly MenuItem[] }) => (
  <Dropdown trigger={['click']} menu={{ items: items.map((item) => ({ key: item.label, label: item.label, onClick: item.act })) }}>
    <button type="button" className="sn-tool" aria-haspopup="menu">{label} ▾</button>
  </Dropdown>
)

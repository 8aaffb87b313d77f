import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Input, InputNumber } from 'antd'

/** Fields of the table or picture under the caret: its title, and a picture's size. */
export function BlockFields({ editor }: { readonly editor: Editor }) {
  const block = useEditorState({
    editor,
    selector: ({ editor: now }) => (now.isActive('picture') ? { type: 'picture' as const, ...now.getAttributes('picture') } : now.isActive('table') ? { type: 'table' as const, ...now.getAttributes('table') } : null),
  }) as { readonly type: 'picture' | 'table'; readonly caption?: string | null; readonly widthMm?: number; readonly heightMm?: number } | null
  if (!block) return null
  const change = (attributes: Record<string, unknown>) => editor.commands.updateAttributes(block.type, attributes)
  const ratio = (block.heightMm ?? 1) / (block.widthMm ?? 1)
  return (
    <div className="sn-block-fields sn-row">
      <label className="sn-row">{block.type === 'table' ? '表题' : '图题'}
        <Input value={block.caption ?? ''} placeholder="可不填" style={{ width: '16rem' }} onChange={(event) => change({ caption: event.target.value || null })} />
      </label>
      {block.type === 'picture' && (
        <label className="sn-row">宽（毫米，最宽 156）
          <InputNumber min={20} max={156} value={block.widthMm ?? 120} onChange={(width) => width && change({ widthMm: width, heightMm: Math.round(width * ratio * 10) / 10 })} />
        </label>
      )}
    </div>
  )
}

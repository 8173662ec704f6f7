import * as vscode from 'vscode'
import type { Subject, ViewNode } from './view-node.ts'

/** What Enter or a click on a line does: the command of all lines. */
export const RUN_NODE = 'apparatus.views.run'

/** A tree of {@link ViewNode}s that is drawn anew when it is told to. */
export class ViewTree implements vscode.TreeDataProvider<ViewNode> {
  private readonly changed = new vscode.EventEmitter<ViewNode | undefined>()
  readonly onDidChangeTreeData = this.changed.event
  private readonly roots: () => readonly ViewNode[] | Promise<readonly ViewNode[]>

  constructor(roots: () => readonly ViewNode[] | Promise<readonly ViewNode[]>) {
    this.roots = roots
  }

  redraw(): void {
    this.changed.fire(undefined)
  }

  async getChildren(node?: ViewNode): Promise<ViewNode[]> {
    return [...(await (node ? (node.children?.() ?? []) : this.roots()))]
  }

  getTreeItem({ id, look, subject, isOpen, children, run }: ViewNode): vscode.TreeItem {
    const { Collapsed, Expanded, None } = vscode.TreeItemCollapsibleState
    const item = new vscode.TreeItem(look.label, children ? (isOpen ? Expanded : Collapsed) : None)
    item.id = id
    item.description = look.description ?? ''
    item.tooltip = look.tooltip ?? look.label
    item.contextValue = hasPassage(subject) ? `${subject.kind} placed` : subject.kind
    item.accessibilityInformation = { label: look.spoken }
    if (look.icon !== undefined)
      item.iconPath = new vscode.ThemeIcon(look.icon, look.colour ? new vscode.ThemeColor(look.colour) : undefined)
    if (run) item.command = { command: RUN_NODE, title: look.label, arguments: [run] }
    return item
  }

  dispose(): void {
    this.changed.dispose()
  }
}

/** Whether a source has the words of the line: its menu goes there. */
function hasPassage(subject: Subject): boolean {
  if (subject.kind === 'quotation') return subject.quotation.place !== undefined
  return subject.kind === 'passage' && subject.passage.place !== undefined
}

/** How the editor looks, in the colours of the page. */
import {EditorView} from '@codemirror/view';

export const theme = EditorView.theme({
  '&': {height: '100%', fontSize: '13px', color: 'var(--text)', backgroundColor: 'var(--surface)'},
  '.cm-scroller': {fontFamily: 'var(--mono)', lineHeight: '1.6', minHeight: '18rem'},
  '.cm-gutters': {backgroundColor: 'var(--surface)', color: 'var(--muted)', border: 'none'},
  '.cm-activeLine,.cm-activeLineGutter': {backgroundColor: 'color-mix(in srgb,var(--accent) 6%,transparent)'},
  '&.cm-focused': {outline: '2px solid var(--accent)', outlineOffset: '-2px'},
  '.cm-selectionBackground,&.cm-focused>.cm-scroller>.cm-selectionLayer .cm-selectionBackground': {
    backgroundColor: 'color-mix(in srgb,var(--accent) 34%,var(--surface))!important',
  },
  '.cm-selectionMatch': {backgroundColor: 'color-mix(in srgb,var(--accent) 22%,var(--surface))'},
  '.cm-panels': {backgroundColor: 'var(--sunk)', color: 'var(--text)', borderColor: 'var(--line)'},
  '.cm-panels button, .cm-panels input': {minHeight: '28px', color: 'var(--text)', backgroundColor: 'var(--surface)', backgroundImage: 'none'},
  '.cm-panel button[name=close]': {minWidth: '28px', minHeight: '28px', color: 'var(--text)'},
  '.cm-panel.cm-panel-lint ul [aria-selected]': {backgroundColor: 'var(--accent-soft)', color: 'var(--text)'},
  '.cm-cursor': {borderLeftColor: 'var(--text)'},
  '.cm-foldPlaceholder': {backgroundColor: 'var(--sunk)', color: 'var(--muted)', borderColor: 'var(--line)'},
  '.cm-tooltip': {backgroundColor: 'var(--surface)', color: 'var(--text)', border: '1px solid var(--line-strong)', borderRadius: '8px'},
  '.cm-tooltip-autocomplete ul li[aria-selected]': {backgroundColor: 'var(--accent)', color: 'var(--on-accent)'},
  '.cm-diagnostic': {padding: '6px 10px'},
  '.cm-diagnosticAction': {backgroundColor: 'var(--accent)', color: 'var(--on-accent)', borderRadius: '4px', marginLeft: '8px', minHeight: '24px'},
  '.cm-told': {padding: '6px 10px', maxWidth: '340px', fontFamily: 'var(--font)', fontSize: '12px'},
});

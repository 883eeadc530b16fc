/** CodeMirror with what the server knows of flows: squiggles with their fixes, completion, hover. Holds no rule itself. */
import {autocompletion, completionKeymap, type CompletionContext, type CompletionResult} from '@codemirror/autocomplete';
import {defaultKeymap, history, historyKeymap} from '@codemirror/commands';
import {yaml} from '@codemirror/lang-yaml';
import {HighlightStyle, foldGutter, indentOnInput, indentUnit, syntaxHighlighting} from '@codemirror/language';
import {lintGutter, lintKeymap, nextDiagnostic, previousDiagnostic, setDiagnostics, type Diagnostic as Squiggle} from '@codemirror/lint';
import {highlightSelectionMatches, searchKeymap} from '@codemirror/search';
import {EditorState, type Text} from '@codemirror/state';
import {EditorView, drawSelection, highlightActiveLine, highlightActiveLineGutter, hoverTooltip, keymap, lineNumbers} from '@codemirror/view';
import {tags as t} from '@lezer/highlight';
import {api} from '../../kit/api';
import {theme} from './code-theme';
import type {Diagnostic, Edit} from './types';

interface Suggestion {
  label: string;
  insert: string;
  detail: string;
  about: string;
}

export interface Given {
  label: string;
  text: string;
  readOnly: boolean;
  /** Whether the server completes it: flows, not tests. */
  completes: boolean;
  changed: (text: string) => void;
  save: () => void;
  publish: () => void;
}

const colours = HighlightStyle.define([
  {tag: [t.propertyName, t.definition(t.propertyName)], color: 'var(--accent)'},
  {tag: t.string, color: 'var(--promoter)'},
  {tag: [t.number, t.bool, t.null], color: 'var(--detractor)'},
  {tag: t.comment, color: 'var(--muted)', fontStyle: 'italic'},
]);

/** The server counts code points from 1, the editor UTF-16 units from 0. */
function offset(doc: Text, line: number, column: number): number {
  if (line > doc.lines) return doc.length;
  const at = doc.line(Math.max(1, line));
  const before = [...at.text].slice(0, column - 1).join('');
  return Math.min(at.from + before.length, at.to);
}

function place(doc: Text, at: number): {line: number; column: number} {
  const line = doc.lineAt(at);
  return {line: line.number, column: [...line.text.slice(0, at - line.from)].length + 1};
}

function changes(doc: Text, edits: Edit[]): {from: number; to: number; insert: string}[] {
  return edits.map(edit => ({from: offset(doc, edit.line, edit.column), to: offset(doc, edit.endLine, edit.endColumn), insert: edit.text}));
}

function squiggle(doc: Text, one: Diagnostic): Squiggle {
  const from = offset(doc, one.line, one.column);
  const to = Math.max(from, offset(doc, one.endLine, one.endColumn));
  const fix = one.fix;
  const actions = fix ? [{name: fix.title, apply: (view: EditorView) => view.dispatch({changes: changes(view.state.doc, fix.edits)})}] : [];
  return {from, to, severity: one.severity, message: one.message, actions};
}

async function complete(context: CompletionContext): Promise<CompletionResult | null> {
  const line = context.state.doc.lineAt(context.pos);
  const before = line.text.slice(0, context.pos - line.from);
  if (!context.explicit && !/[\w.]$|[-:[{,|] $/.test(before)) return null;
  const source = context.state.doc.toString();
  const offer = await api.post<{from: number; items: Suggestion[]}>('/api/v1/flows/complete', {source, ...place(context.state.doc, context.pos)});
  if (!offer.items.length) return null;
  return {
    from: offset(context.state.doc, line.number, offer.from),
    options: offer.items.map(each => ({label: each.label, apply: each.insert, detail: each.detail, info: each.about, type: 'property'})),
    validFor: /^[\w.-]*$/,
  };
}

const hover = hoverTooltip(async (view, at) => {
  const told = await api.post<Partial<Suggestion>>('/api/v1/flows/hover', {source: view.state.doc.toString(), ...place(view.state.doc, at)});
  if (!told.label) return null;
  const create = () => {
    const dom = document.createElement('div');
    dom.className = 'cm-told';
    dom.textContent = [told.label, told.detail, told.about].filter(Boolean).join(' · ');
    return {dom};
  };
  return {pos: at, above: true, create};
}, {hoverTime: 400});

/** One editor in an element's shadow root. */
export class Code {
  private readonly view: EditorView;

  constructor(host: HTMLElement, given: Given) {
    const root = host.shadowRoot ?? host.attachShadow({mode: 'open'});
    const run = (act: () => void) => () => {
      act();
      return true;
    };
    const keys = [
      {key: 'Mod-s', run: run(given.save), preventDefault: true},
      {key: 'Mod-Enter', run: run(given.publish)},
      {key: 'F8', run: nextDiagnostic},
      {key: 'Shift-F8', run: previousDiagnostic},
    ];
    this.view = new EditorView({
      parent: root,
      root,
      state: EditorState.create({
        doc: given.text,
        extensions: [
          keymap.of(keys), lineNumbers(), foldGutter(), lintGutter(), history(), drawSelection(), indentOnInput(), indentUnit.of('  '),
          highlightActiveLine(), highlightActiveLineGutter(), highlightSelectionMatches(), syntaxHighlighting(colours), yaml(), theme,
          EditorView.lineWrapping, EditorState.readOnly.of(given.readOnly), given.completes ? [autocompletion({override: [complete]}), hover] : [],
          keymap.of([...completionKeymap, ...lintKeymap, ...searchKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.contentAttributes.of({'aria-label': given.label, tabindex: '0'}),
          EditorView.updateListener.of(update => update.docChanged && given.changed(update.state.doc.toString())),
        ],
      }),
    });
  }

  /** Takes over a text from outside; nothing happens if it is the same. */
  set(text: string): void {
    const now = this.view.state.doc.toString();
    if (now === text) return;
    // Only what differs, so that the cursor and what was folded stay.
    let from = 0;
    while (from < now.length && now[from] === text[from]) from++;
    let back = 0;
    while (back < Math.min(now.length, text.length) - from && now[now.length - 1 - back] === text[text.length - 1 - back]) back++;
    this.view.dispatch({changes: {from, to: now.length - back, insert: text.slice(from, text.length - back)}});
  }

  show(diagnostics: Diagnostic[]): void {
    const doc = this.view.state.doc;
    this.view.dispatch(setDiagnostics(this.view.state, diagnostics.map(each => squiggle(doc, each))));
  }

  mend(edits: Edit[]): void {
    this.view.dispatch({changes: changes(this.view.state.doc, edits)});
    this.view.focus();
  }

  go(line: number, column = 1): void {
    const at = offset(this.view.state.doc, line, column);
    this.view.dispatch({selection: {anchor: at}, effects: EditorView.scrollIntoView(at, {y: 'center'})});
    this.view.focus();
  }

  /** Shows a place without taking the focus. */
  reveal(line: number, column = 1): void {
    const at = offset(this.view.state.doc, line, column);
    this.view.dispatch({selection: {anchor: at}, effects: EditorView.scrollIntoView(at, {y: 'center'})});
  }

  close(): void {
    this.view.destroy();
  }
}

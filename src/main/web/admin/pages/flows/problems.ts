/** What is wrong with a flow and its tests, with the way to each place and the fix where there is one. */
import {html, nothing, type TemplateResult} from 'lit';
import {plural} from '../../kit/words';
import type {Checked, Diagnostic} from './types';

export interface Doing {
  go: (part: 'source' | 'tests', line: number, column: number) => void;
  mend: ((part: 'source' | 'tests', one: Diagnostic) => void) | undefined;
}

function all(checked: Checked): [part: 'source' | 'tests', one: Diagnostic][] {
  return [
    ...checked.diagnostics.map((one): ['source', Diagnostic] => ['source', one]),
    ...(checked.testDiagnostics ?? []).map((one): ['tests', Diagnostic] => ['tests', one]),
  ];
}

export function status(checked: Checked | undefined): TemplateResult | typeof nothing {
  if (!checked) return nothing;
  const found = all(checked).map(([, one]) => one);
  const errors = found.filter(one => one.severity === 'error').length;
  const warnings = found.length - errors;
  const tests = checked.tests;
  return html`<p class="status row" role="status">
    ${errors ? html`<span class="bad">▲ ${plural(errors, 'error')}</span>` : html`<span class="good">● No errors</span>`}
    ${warnings ? html`<span class="warn">◆ ${plural(warnings, 'warning')}</span>` : nothing}
    ${tests ? html`<span>${tests.passed} of ${plural(tests.total, 'test')} passed, ${tests.reached} reached</span>` : html`<span class="muted">${errors ? 'The tests run once nothing is wrong' : 'No tests yet'}</span>`}
    <span class="muted"><kbd>F8</kbd> next problem</span></p>`;
}

export function problems(checked: Checked | undefined, doing: Doing): TemplateResult | typeof nothing {
  const found = checked ? all(checked) : [];
  const missed = checked?.tests?.missed ?? [];
  if (!found.length && !missed.length) return nothing;
  return html`<section aria-label="Problems"><ul class="problems">${found.map(([part, one]) => row(part, one, doing))}
    ${missed.map(one => html`<li><span class="muted">No test reaches ${one}</span></li>`)}</ul></section>`;
}

function row(part: 'source' | 'tests', one: Diagnostic, doing: Doing): TemplateResult {
  const fix = one.fix;
  return html`<li class=${one.severity}><span aria-hidden="true">${one.severity === 'error' ? '▲' : '◆'}</span><span class="sr">${one.severity}</span>
    <button class="link" @click=${() => doing.go(part, one.line, one.column)}>${part === 'tests' ? 'Tests, line' : 'Line'} ${one.line}<span class="sr">, column ${one.column}</span><span aria-hidden="true">:${one.column}</span></button>
    <span class="words">${one.message}</span>
    ${fix && doing.mend ? html`<button class="ctl" @click=${() => doing.mend?.(part, one)}>${fix.title}</button>` : nothing}</li>`;
}

/** The file of themes: written here, tried out while it is written, kept when it is right. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ApiError, api} from '../../kit/api';
import {Plain, adopt} from '../../kit/page';
import {problem} from '../../kit/states';
import {toast} from '../../kit/toast';
import {number, plural} from '../../kit/words';
import type {Code} from '../flows/code';
import css from '../flows/flows.text.css';
import type {Trial} from './types';

adopt(css);

const YAML = {headers: {'content-type': 'application/yaml'}};
const PAUSE = 500;

@customElement('comments-looked-for')
export class LookedFor extends Plain {
  @state() private trial: Trial | undefined;
  @state() private fault: ApiError | undefined;
  private kept = '';
  private text = '';
  private code: Code | undefined;
  private timer = 0;
  private version = 0;

  override connectedCallback(): void {
    super.connectedCallback();
    void this.open();
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.code?.close();
  }

  private async open(): Promise<void> {
    try {
      await this.ask();
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.fault = fault;
      return;
    }
    this.text = this.kept + suggested(new URLSearchParams(location.search).get('add'));
    const {Code: Editor} = await import('../flows/code');
    const host = this.querySelector<HTMLElement>('.code');
    if (!host) return;
    const given = {label: 'The themes, in YAML', text: this.text, readOnly: false, completes: false, save: () => void this.keep(), publish: () => void this.keep()};
    this.code = new Editor(host, {...given, changed: text => this.changed(text)});
    if (this.text !== this.kept) this.code.go(this.text.split('\n').length - 1);
    void this.tryOut();
  }

  private async ask(): Promise<void> {
    const stored = await api.get<{file: string; version: number}>('/api/v1/themes/file');
    this.kept = stored.file;
    this.version = stored.version;
  }

  private changed(text: string): void {
    this.text = text;
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.tryOut(), PAUSE);
    this.requestUpdate();
  }

  private async tryOut(): Promise<void> {
    const text = this.text;
    try {
      const trial = await api.post<Trial>('/api/v1/themes/check', text, YAML);
      if (text !== this.text) return;
      this.trial = trial;
      this.fault = undefined;
      this.code?.show(trial.faults.map(one => ({...one, severity: 'error' as const, endLine: one.line, endColumn: one.column + 1})));
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.fault = fault;
    }
  }

  private readonly keep = async (): Promise<void> => {
    const text = this.text;
    try {
      await api.put('/api/v1/themes', text, {headers: {...YAML.headers, 'if-match': `"${this.version}"`}});
      await this.ask();
      this.fault = undefined;
      toast('These themes hold now.');
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.fault = fault;
    }
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    const faults = this.trial?.faults ?? [];
    return html`<p class="muted">A phrase fits where its words stand in a row, whatever their case and accents; * at the end fits every word that begins so. Languages by their tag, "*" for all.</p>
      ${this.fault ? problem(this.fault, () => void this.tryOut()) : nothing}
      <div class="editor"><div class="stack"><div class="code"></div>
        <p class="row"><button class="btn" ?disabled=${faults.length > 0 || this.text === this.kept} @click=${this.keep}>Keep these themes</button><span class="muted" role="status">${this.text === this.kept ? 'As they are kept.' : faults.length ? plural(faults.length, 'error') : 'Not kept yet.'}</span></p></div>
      <div class="stack">${faults.length ? this.problems(faults) : this.found()}</div></div>`;
  }

  private problems(faults: Trial['faults']): TemplateResult {
    return html`<section class="card" aria-label="Problems"><h2>To be mended</h2><ul class="problems">${faults.map(one => html`<li class="error"><span aria-hidden="true">▲</span><span class="sr">error</span>
      <button class="link" @click=${() => this.code?.go(one.line, one.column)}>Line ${one.line}:${one.column}</button> <span class="words">${one.message}</span></li>`)}</ul></section>`;
  }

  private found(): TemplateResult {
    const trial = this.trial;
    if (!trial?.themes) return html``;
    return html`<section class="card"><h2>What this finds</h2><p class="muted">Among ${plural(trial.remarks ?? 0, 'comment')} of the last 90 days; ${number(trial.none ?? 0)} fit no theme. <a href="/admin/comments?theme=-">Read those</a></p>
      <ul class="words-list">${trial.themes.map(theme => html`<li><b>${theme.name}</b> <span class="muted">${plural(theme.mentions, 'comment')}</span>
        ${theme.examples.length ? html`<ul class="examples">${theme.examples.map(one => html`<li dir="auto">${one.text}</li>`)}</ul>` : nothing}</li>`)}</ul></section>`;
  }
}

/** Words that were suggested, as a theme to go on with. */
function suggested(words: string | null): string {
  const all = (words ?? '').split(',').filter(word => /^[\p{L}'’]+$/u.test(word));
  return all.length ? `\n  - name: ${all[0]}\n    phrases:\n      "*": [${all.map(word => `"${word}"`).join(', ')}]\n` : '';
}

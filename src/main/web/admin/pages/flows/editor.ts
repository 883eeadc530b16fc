/** Edits one flow: its text and its tests to the left, what comes of them to the right, what is wrong below. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Page} from '../../kit/page';
import {may} from '../../kit/session';
import {chip, problem} from '../../kit/states';
import type {Code} from './code';
import './costs';
import {DraftKeeper} from './draft';
import './languages';
import './outline';
import {shown, toggles} from './panes';
import './phone';
import './step-panel';
import type {Edited} from './step-panel';
import {problems, status} from './problems';
import {publish} from './publish';
import type {Checked, Diagnostic, Draft} from './types';
import './replay';
import './versions';

const PAUSE = 350;
const TABS = [['phone', 'Try it'], ['outline', 'Diagram'], ['cost', 'Text messages'], ['languages', 'Languages'], ['replay', 'Replay'], ['versions', 'Versions']] as const;

@customElement('flow-editor')
export class FlowEditor extends Page {
  @property() flow = '';
  @state() private checked: Checked | undefined;
  @state() private waiting: string | undefined;
  /** The step that is shown as a form. */
  @state() private chosen: {line: number; column: number} | undefined;
  private readonly draft = new DraftKeeper(this, () => this.flow);
  private readonly loaded = new Load<Draft>(this, signal => this.draft.load(signal));
  private code: Code | undefined;
  /** Where to go once the editor of the other file is there. */
  private target: {line: number; column: number} | undefined;
  private opened = '';
  private timer = 0;
  private asked = 0;

  private get file(): 'source' | 'tests' {
    return this.place.query.get('file') === 'tests' ? 'tests' : 'source';
  }

  private get tab(): string {
    const tab = this.place.query.get('tab') ?? 'phone';
    return tab === 'outline' && shown('diagram') ? 'phone' : tab;
  }

  private get readOnly(): boolean {
    return !may('editor');
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    clearTimeout(this.timer);
    this.code?.close();
  }

  protected override updated(changed: PropertyValues): void {
    super.updated(changed);
    const host = this.querySelector<HTMLElement>('.code');
    if (host && this.opened !== this.file) void this.open(host);
  }

  /** Makes the editor of the part that is looked at; each has a host of its own. */
  private async open(host: HTMLElement): Promise<void> {
    this.opened = this.file;
    const part = this.file;
    const {Code: Editor} = await import('./code');
    if (this.opened !== part || !host.isConnected) return;
    this.code?.close();
    const fresh = document.createElement('div');
    fresh.className = 'code';
    host.replaceWith(fresh);
    this.code = new Editor(fresh, {
      label: part === 'source' ? 'The flow, in YAML' : 'Its tests, in YAML',
      text: this.draft[part],
      readOnly: this.readOnly,
      completes: part === 'source',
      changed: text => {
        this.draft[part] = text;
        this.draft.changed();
        this.later();
      },
      save: () => void this.draft.save(),
      publish: () => void this.publish(),
    });
    if (this.target) this.code.go(this.target.line, this.target.column);
    this.target = undefined;
    await this.check();
  }

  private later(): void {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => void this.check(), PAUSE);
  }

  private async check(): Promise<void> {
    const mine = ++this.asked;
    const checked = await api.post<Checked>('/api/v1/flows/validate', {flow: this.flow, source: this.draft.source, tests: this.draft.tests});
    if (mine !== this.asked) return;
    // A text with errors has no outline; the last one helps while somebody types.
    this.checked = {...checked, outline: checked.outline ?? this.checked?.outline ?? []};
    this.code?.show(this.file === 'source' ? checked.diagnostics : (checked.testDiagnostics ?? []));
  }

  private readonly publish = async (): Promise<void> => {
    if (this.readOnly) return;
    await this.draft.save();
    await this.check();
    if (this.checked && (await publish(this.flow, this.draft.version, this.draft.source, this.checked))) {
      this.draft.forget();
      await this.begin();
    }
  };

  /** Begins anew with what the server has. */
  private readonly begin = async (): Promise<void> => {
    this.draft.forget();
    await this.loaded.run();
    this.code?.set(this.draft[this.file]);
    await this.check();
  };

  protected override render(): TemplateResult {
    const controls = html`${this.saved()}${toggles(() => this.requestUpdate())}<a class="ctl" href="/admin/flows">All flows</a>
      ${this.readOnly ? chip('read only') : html`<button class="btn" @click=${this.publish}>Publish</button>`}`;
    return this.frame(this.checked?.title ?? this.flow, controls, this.loaded.view(() => this.panes(), 12));
  }

  private saved(): TemplateResult {
    const words = {saved: this.draft.version ? `Draft ${this.draft.version} saved` : 'As published', changed: 'Not saved yet', saving: 'Saving', conflict: 'Not saved', failed: 'Not saved'};
    return html`<span role="status" class="muted">${words[this.draft.state]}</span>`;
  }

  private panes(): TemplateResult {
    const views = TABS.filter(([tab]) => tab !== 'outline' || !shown('diagram'));
    const link = (parts: Record<string, string>) => (event: Event) => {
      event.preventDefault();
      this.setQuery(parts);
    };
    const tests = this.checked?.tests;
    return html`${this.conflict()}
      <div class="editor"><section class="pane" aria-label="Text" ?hidden=${!shown('text')}>
        <nav class="tabs" aria-label="Files"><a href="?" aria-current=${this.file === 'source' ? 'page' : nothing} @click=${link({file: ''})}>Flow</a>
          <a href="?file=tests" aria-current=${this.file === 'tests' ? 'page' : nothing} @click=${link({file: 'tests'})}>Tests ${tests ? html`<span class="muted">${tests.passed} of ${tests.total}</span>` : nothing}</a></nav>
        <div class="code"></div></section>${shown('text') ? html`<pane-handle></pane-handle>` : nothing}
      ${shown('diagram') ? html`<section class="pane side ${this.chosen ? 'open' : ''}" aria-label="Diagram">${this.diagram()}</section>` : nothing}
      <section class="pane side ${this.tab === 'outline' && this.chosen ? 'open' : ''}" aria-label="What comes of it">
        <nav class="tabs" aria-label="Views">${views.map(([tab, title]) => html`<a href="?tab=${tab}" aria-current=${this.tab === tab ? 'page' : nothing} @click=${link({tab: tab === 'phone' ? '' : tab})}>${title}</a>`)}</nav>
        ${this.phone()}${this.side()}</section></div>
      ${status(this.checked)}
      ${problems(this.checked, {go: this.goTo, mend: this.readOnly ? undefined : this.mend})}`;
  }

  private diagram(): TemplateResult {
    return html`<flow-outline .steps=${this.checked?.outline ?? []} .waiting=${this.waiting} .chosen=${this.chosen?.line} @step=${(event: CustomEvent) => this.choose(event.detail)}></flow-outline>
      ${this.chosen ? html`<flow-step-panel .source=${this.draft.source} .line=${this.chosen.line} .column=${this.chosen.column} .readOnly=${this.readOnly}
        @shut=${() => (this.chosen = undefined)} @place=${this.toPlace} @edited=${(event: CustomEvent<Edited>) => this.edited(event.detail)}></flow-step-panel>` : nothing}`;
  }

  /** Stays while other views are looked at, so that the conversation does. */
  private phone(): TemplateResult {
    return html`<flow-phone ?hidden=${this.tab !== 'phone'} .flow=${this.flow} .source=${this.draft.source} .languages=${this.checked?.languages ?? []} .readOnly=${this.readOnly}
      @waiting=${(event: CustomEvent<string>) => (this.waiting = event.detail)} @test=${(event: CustomEvent<string>) => this.add(event.detail)}></flow-phone>`;
  }

  private side(): TemplateResult | typeof nothing {
    switch (this.tab) {
      case 'outline':
        return this.diagram();
      case 'replay':
        return html`<flow-replay .flow=${this.flow} .source=${this.draft.source}></flow-replay>`;
      case 'versions':
        return html`<flow-versions .flow=${this.flow} .source=${this.draft.source} .readOnly=${this.readOnly} @changed=${this.begin}></flow-versions>`;
      case 'cost':
        return html`<flow-costs .checked=${this.checked}></flow-costs>`;
      case 'languages':
        return html`<flow-languages .checked=${this.checked} @place=${this.toPlace}></flow-languages>`;
      default:
        return nothing;
    }
  }

  private readonly toPlace = (event: CustomEvent<{line?: number; column?: number}>): void => {
    if (event.detail.line) this.goTo('source', event.detail.line, event.detail.column);
  };

  /** A step of the diagram: its line is shown in the text, and its form below; the focus stays where it is. */
  private choose(step: {line?: number; column?: number}): void {
    if (!step.line) return;
    this.chosen = {line: step.line, column: step.column ?? 1};
    if (this.file === 'source') this.code?.reveal(step.line, step.column);
  }

  /** The form has changed the text. */
  private edited({source, line, column}: Edited): void {
    this.chosen = {line, column};
    this.draft.source = source;
    if (this.file === 'source') {
      this.code?.set(source);
      this.code?.reveal(line, column);
    } else {
      this.draft.changed();
      this.later();
    }
  }

  private conflict(): TemplateResult | typeof nothing {
    if (this.draft.state === 'failed' && this.draft.error) return problem(this.draft.error, () => void this.draft.save());
    if (this.draft.state !== 'conflict') return nothing;
    return html`<div class="problem" role="alert">${this.draft.error?.message}
      <div class="row"><button class="ctl" @click=${this.begin}>Take theirs</button><button class="ctl" @click=${() => this.draft.overwrite()}>Keep mine</button></div></div>`;
  }

  /** A simulated conversation becomes a test. */
  private add(test: string): void {
    const before = this.draft.tests.trimEnd();
    this.draft.tests = (before ? before + '\n\n' : '') + test;
    this.draft.changed();
    if (this.file === 'tests') this.code?.set(this.draft.tests);
    this.goTo('tests', before.split('\n').length + (before ? 2 : 0));
    this.later();
  }

  private readonly goTo = (part: 'source' | 'tests', line: number, column = 1): void => {
    if (this.file === part) {
      this.code?.go(line, column);
      return;
    }
    this.target = {line, column};
    this.setQuery({file: part === 'tests' ? 'tests' : ''});
  };

  private readonly mend = (part: 'source' | 'tests', one: Diagnostic): void => {
    if (this.file === part && one.fix) this.code?.mend(one.fix.edits);
    else this.goTo(part, one.line, one.column);
  };
}

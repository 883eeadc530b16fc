/** A step as a form, for those who prefer forms: whatever is done here is done to the text, comments and all. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ApiError, api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {problem} from '../../kit/states';

interface Field {
  key: string;
  kind: 'text' | 'choice' | 'value' | 'list' | 'nested';
  value: string;
  about: string;
  choices?: string[];
  line?: number;
  column?: number;
}

interface Form {
  verb: string;
  fields: Field[];
  branches: string[];
  takesBranches: boolean;
  up: boolean;
  down: boolean;
}

export interface Edited {
  source: string;
  line: number;
  column: number;
}

/** What may be added, in the words of somebody who asks people. */
const KINDS: [string, string][] = [
  ['nps', 'Question: would they recommend us, 0 to 10'],
  ['csat', 'Question: how satisfied, 1 to 5'],
  ['ces', 'Question: how easy, 1 to 7'],
  ['rating', 'Question: any other scale'],
  ['yes-no', 'Question: yes or no'],
  ['choice', 'Question: one of several'],
  ['choices', 'Question: several of several'],
  ['text', 'Question: in their own words'],
  ['number', 'Question: a number'],
  ['say', 'Message'],
  ['case', 'Case for somebody to follow up'],
  ['wait', 'Pause'],
  ['when', 'Condition'],
  ['end', 'End'],
];

@customElement('flow-step-panel')
export class FlowStepPanel extends Plain {
  @property({attribute: false}) source = '';
  @property({type: Number}) line = 0;
  @property({type: Number}) column = 0;
  @property({type: Boolean}) readOnly = false;
  @state() private refused: ApiError | undefined;
  private readonly form = new Load<Form>(this, signal => api.post('/api/v1/flows/form', {source: this.source, line: this.line, column: this.column}, {signal}), false);

  protected override updated(changed: PropertyValues): void {
    if (changed.has('source') || changed.has('line') || changed.has('column')) void this.form.run();
    if (changed.has('line')) this.refused = undefined;
  }

  private async operate(operation: Record<string, string>): Promise<void> {
    this.refused = undefined;
    try {
      const detail = await api.post<Edited>('/api/v1/flows/edit', {source: this.source, line: this.line, column: this.column, ...operation});
      this.dispatchEvent(new CustomEvent<Edited>('edited', {detail}));
      // A step that is gone has no form.
      if (operation.do === 'remove') this.dispatchEvent(new Event('shut'));
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.refused = fault;
    }
  }

  protected override render(): TemplateResult {
    return html`<section class="card step-panel" aria-label="The chosen step">${this.form.view(form => this.shown(form), 5)}
      ${this.refused ? problem(this.refused) : nothing}</section>`;
  }

  private shown(form: Form): TemplateResult {
    const id = form.fields.find(field => field.key === 'id')?.value;
    const busy = this.readOnly;
    return html`<div class="row"><h2>${form.verb} ${id ? html`<code>${id}</code>` : nothing}</h2>
        ${busy ? nothing : html`<button class="ctl" ?disabled=${!form.up} @click=${() => this.operate({do: 'up'})}>Move up</button>
        <button class="ctl" ?disabled=${!form.down} @click=${() => this.operate({do: 'down'})}>Move down</button>
        <button class="ctl" @click=${() => this.operate({do: 'remove'})}>Take away</button>`}
        <button class="ctl" @click=${() => this.dispatchEvent(new Event('shut'))}>Close</button></div>
      ${form.fields.filter(field => field.value || field.kind === 'nested' || field.key === form.verb).map(field => this.field(field))}
      ${this.others(form)}${busy ? nothing : this.additions(form)}`;
  }

  /** Keys that the step does not have; they are there when wanted. */
  private others(form: Form): TemplateResult | typeof nothing {
    const others = form.fields.filter(field => !field.value && field.kind !== 'nested' && field.key !== form.verb);
    return others.length && !this.readOnly ? html`<details><summary>More settings</summary><div class="stack">${others.map(field => this.field(field))}</div></details>` : nothing;
  }

  private field(field: Field): TemplateResult {
    const put = (event: Event) => {
      const value = (event.target as HTMLInputElement).value;
      if (value !== field.value) void this.operate({do: 'put', key: field.key, value});
    };
    return html`<label class="field">${field.key}${this.control(field, put)}<small>${field.about.replaceAll('`', '')}</small></label>`;
  }

  private control(field: Field, put: (event: Event) => void): TemplateResult {
    switch (field.kind) {
      case 'nested':
        return html`<button class="link" type="button" @click=${() => this.dispatchEvent(new CustomEvent('place', {detail: field}))}>Change it in the text, line ${field.line}</button>`;
      case 'choice':
        return html`<select class="ctl" ?disabled=${this.readOnly} @change=${put}>${['', ...(field.choices ?? []), ...(field.value && !field.choices?.includes(field.value) ? [field.value] : [])].map(each => html`<option value=${each} ?selected=${each === field.value}>${each || '(left out)'}</option>`)}</select>`;
      case 'text':
      case 'list':
        return html`<textarea class="ctl" dir="auto" rows=${field.kind === 'list' || field.value.length > 60 ? 3 : 1} ?readonly=${this.readOnly} .value=${field.value} @change=${put}></textarea>`;
      default:
        return html`<input class="ctl" ?readonly=${this.readOnly} .value=${field.value} autocomplete="off" @change=${put}>`;
    }
  }

  private additions(form: Form): TemplateResult {
    const add = (event: SubmitEvent) => {
      event.preventDefault();
      const data = new FormData(event.target as HTMLFormElement);
      const where = String(data.get('where') ?? '');
      const branch = where === '?' ? String(data.get('branch') ?? '') : where.slice(1);
      void this.operate(where ? {do: 'add-inside', branch, kind: String(data.get('kind'))} : {do: 'add', kind: String(data.get('kind'))});
    };
    return html`<form class="filters" @submit=${add}><label class="field">Add <select class="ctl" name="kind">${KINDS.map(([kind, words]) => html`<option value=${kind}>${words}</option>`)}</select></label>
      <label class="field">Where <select class="ctl" name="where"><option value="">below this step</option>${form.branches.map(each => html`<option value=${'=' + each}>in its branch ${each}</option>`)}${form.takesBranches && form.verb === 'ask' ? html`<option value="?">in a new branch</option>` : nothing}</select></label>
      ${form.takesBranches && form.verb === 'ask' ? html`<label class="field">New branch for <input class="ctl" name="branch" placeholder="0-6, yes, else" autocomplete="off"></label>` : nothing}
      <button class="btn">Add</button></form>`;
  }
}

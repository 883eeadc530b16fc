/** Another measure below the scores, on the same time, and whether the two go together. */
import {html, nothing, svg, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {number, plural} from '../../kit/words';
import {ticks, W, PAD} from './charts';
import {framed} from './picture';
import type {Figure} from './types';
import {words} from './words';

type Says = 'together' | 'opposite' | 'not-shown' | 'too-few';

interface Lag {
  lag: number;
  pairs: number;
  says: Says;
  value?: number;
  low?: number;
  high?: number;
}

interface Point {
  from: string;
  to: string;
  days: number;
  value?: number;
  score?: Figure;
}

interface Beside {
  name: string;
  unit: string;
  step?: string;
  points?: Point[];
  lags?: Lag[];
  note?: string;
}

interface Known {
  items: {name: string; unit: string; first: string; last: string; days: number}[];
}

/** What is looked at: the same parts of the address as the page's. */
export interface Look {
  flow: string;
  from: string;
  to: string;
  interval: string;
  segment?: string;
  steps: string[];
}

interface Data {
  known: Known;
  beside?: Beside;
}

const H = 150;
const SAYS: Record<Says, string> = {together: 'go together', opposite: 'go opposite ways', 'not-shown': 'nothing shown', 'too-few': 'too few to say'};
const UNITS: Record<string, string> = {percent: ' %', seconds: ' s'};

@customElement('results-measures')
export class MeasuresPart extends Plain {
  @property({attribute: false}) look: Look | undefined;
  @state() private name = '';
  @state() private step = '';
  private asked = '';
  private readonly load = new Load<Data>(this, signal => this.ask(signal), false);

  protected override willUpdate(): void {
    const now = JSON.stringify([this.look, this.name, this.step]);
    if (this.look && now !== this.asked) {
      this.asked = now;
      void this.load.run();
    }
  }

  private async ask(signal: AbortSignal): Promise<Data> {
    const known = await api.get<Known>('/api/v1/measures', {signal});
    const name = this.name || known.items[0]?.name;
    const look = this.look;
    if (!name || !look) return {known};
    const step = this.step || look.steps[0];
    const {flow, from, to, interval, segment} = look;
    return {known, beside: await api.get<Beside>(`/api/v1/measures/${encodeURIComponent(name)}` + query({flow, from, to, interval, segment, step}), {signal})};
  }

  protected override render(): TemplateResult {
    return this.load.view(data => this.content(data), 4);
  }

  private content({known, beside}: Data): TemplateResult {
    if (!known.items.length) {
      return html`<p class="muted">Nothing yet. Other systems tell by day what they measure, such as retention or response time: <code>POST /api/v1/measures</code>. It is drawn here on the same days as the scores.</p>`;
    }
    return html`<div class="filters"><label class="field">Measure <select class="ctl" @change=${(event: Event) => (this.name = (event.target as HTMLSelectElement).value)}>${known.items.map(one => html`<option value=${one.name} ?selected=${one.name === beside?.name}>${words(one.name)}</option>`)}</select></label>
      ${(this.look?.steps.length ?? 0) > 1 ? html`<label class="field">Beside <select class="ctl" @change=${(event: Event) => (this.step = (event.target as HTMLSelectElement).value)}>${this.look?.steps.map(one => html`<option value=${one} ?selected=${one === beside?.step}>${words(one)}</option>`)}</select></label>` : nothing}</div>
      ${beside?.points && beside.step ? this.both(beside, beside.points, beside.step) : html`<p class="muted">No scores in this time to lay it beside.</p>`}`;
  }

  private both(beside: Beside, points: Point[], step: string): TemplateResult {
    const unit = UNITS[beside.unit] ?? '';
    const name = words(beside.name);
    return html`${row(`${words(step)} by ${this.look?.interval ?? 'day'}`, points, points.map(one => one.score?.value))}
      ${row(name + unit, points, points.map(one => one.value))}
      <details class="chart"><summary>As a table</summary><div class="scroll"><table class="list"><caption class="sr">${words(step)} and ${name}</caption>
        <thead><tr><th scope="col">Time</th><th scope="col" class="num">${words(step)}</th><th scope="col" class="num">Answers</th><th scope="col" class="num">${name}</th><th scope="col" class="num">Days known</th></tr></thead>
        <tbody>${points.map(one => html`<tr><td>${one.from}${one.to === one.from ? '' : ' to ' + one.to}</td><td class="num" data-title=${words(step)}>${one.score?.value ?? '–'}</td><td class="num" data-title="Answers">${number(one.score?.answers ?? 0)}</td>
          <td class="num" data-title=${name}>${one.value === undefined ? '–' : number(one.value) + unit}</td><td class="num" data-title="Days known">${one.days}</td></tr>`)}</tbody></table></div></details>
      ${this.verdict(beside, step)}`;
  }

  private verdict(beside: Beside, step: string): TemplateResult {
    const lags = beside.lags ?? [];
    const piece = this.look?.interval ?? 'day';
    const found = lags.filter(one => one.says === 'together' || one.says === 'opposite');
    const when = (one: Lag): string => (one.lag === 0 ? `in the same ${piece}` : `${words(beside.name)} ${plural(Math.abs(one.lag), piece)} ${one.lag > 0 ? 'later' : 'earlier'}`);
    const few = lags.every(one => one.says === 'too-few');
    return html`<p><b>${few ? 'Too few to say whether they go together.' : found.length ? found.map(one => `${words(step)} and ${words(beside.name).toLowerCase()} ${SAYS[one.says]}: ${when(one)}, correlation ${one.value ?? ''} (${one.low ?? ''} to ${one.high ?? ''}).`).join(' ') : 'Nothing shows that they go together.'}</b></p>
      <p class="muted">${beside.note ?? ''}${few ? ` It takes ${plural(10, piece)} of which both are known, more if they change slowly.` : ''}</p>
      <details><summary>Every lag</summary><div class="scroll"><table class="list"><caption class="sr">Correlation by lag</caption><thead><tr><th scope="col">Looked at</th><th scope="col" class="num">Correlation</th><th scope="col" class="num">Interval</th><th scope="col" class="num">Pairs</th><th scope="col">Says</th></tr></thead>
        <tbody>${lags.map(one => html`<tr><td>${when(one)}</td><td class="num" data-title="Correlation">${one.value ?? '–'}</td><td class="num" data-title="Interval">${one.value === undefined ? '' : `${one.low} to ${one.high}`}</td><td class="num" data-title="Pairs">${one.pairs}</td><td data-title="Says">${SAYS[one.says]}</td></tr>`)}</tbody></table></div></details>`;
  }
}

/** One line by time, from its least to its most. */
function row(name: string, points: Point[], values: (number | undefined)[]): TemplateResult {
  const known = values.filter(one => one !== undefined);
  const least = Math.min(...known);
  const most = Math.max(...known);
  const x = (at: number): number => PAD.left + ((at + 0.5) * (W - PAD.left - PAD.right)) / Math.max(1, points.length);
  const y = (of: number): number => (most === least ? H / 2 : PAD.top + ((most - of) * (H - PAD.top - PAD.bottom)) / (most - least));
  let pen = 'M';
  const path = values.map((of, at) => {
    if (of === undefined) pen = 'M';
    const part = of === undefined ? '' : `${pen}${x(at)} ${y(of)}`;
    if (of !== undefined) pen = 'L';
    return part;
  }).join('');
  return html`<h3>${name}</h3>${known.length ? framed(name, html`<svg viewBox="0 0 ${W} ${H}" role="img" aria-label="${name}; the table below says the same">
    ${[...new Set([least, most])].map(of => svg`<line class="grid-line" x1=${PAD.left} x2=${W - PAD.right} y1=${y(of)} y2=${y(of)}></line><text class="tick" x=${PAD.left - 8} y=${y(of) + 4} text-anchor="end">${short(of)}</text>`)}
    <path class="line" d=${path}></path>${values.map((of, at) => (of === undefined ? nothing : svg`<circle class="dot" cx=${x(at)} cy=${y(of)} r="3"><title>${points[at]?.from ?? ''}: ${number(of)}</title></circle>`))}
    ${ticks(points).map(at => svg`<text class="tick" x=${x(at)} y=${H - 8} text-anchor="middle">${points[at]?.from.slice(5)}</text>`)}</svg>`, nothing) : html`<p class="muted">Nothing known in this time.</p>`}`;
}

const compact = new Intl.NumberFormat(undefined, {notation: 'compact', maximumFractionDigits: 1});
const short = (of: number): string => compact.format(of);

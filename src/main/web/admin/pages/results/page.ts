/** How a survey does. All that is shown is in the address. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {adopt, go, Page} from '../../kit/page';
import {toast} from '../../kit/toast';
import {may} from '../../kit/session';
import {empty} from '../../kit/states';
import {number, plural} from '../../kit/words';
import type {Some} from '../conversations/types';
import {histogram, split, trend} from './charts';
import {remarks, stream} from './comments';
import {comparison} from './compare';
import {digest} from './digest';
import {funnel} from './funnel';
import {way} from './way';
import {hidden} from './hidden';
import './measures';
import './rounds';
import './themes';
import {links, noteList, notesOf, share, viewList, type Note, type View} from './pins';
import css from './results.text.css';
import {groups, outcomes} from './tables';
import type {Named, Question, Results, Score} from './types';
import {change, duration, margin, prompt, title, value, words} from './words';

adopt(css);

interface Flows {
  items: {id: string}[];
}

interface Shown {
  flows: string[];
  results?: Results;
  comments?: Some;
  notes: Note[];
  views: View[];
}

const PERIODS: [string, number][] = [['7 days', 7], ['30 days', 30], ['90 days', 90], ['a year', 365]];

/** So many days ago, as the clock on the wall here has it. */
const day = (ago: number): string => {
  const then = new Date();
  then.setDate(then.getDate() - ago);
  return `${then.getFullYear()}-${String(then.getMonth() + 1).padStart(2, '0')}-${String(then.getDate()).padStart(2, '0')}`;
};

@customElement('page-results')
export class ResultsPage extends Page {
  private asked = '';
  private readonly load = new Load<Shown>(this, signal => this.ask(signal), false);

  protected override willUpdate(changed: PropertyValues): void {
    const now = ['survey', 'last', 'from', 'to', 'interval', 'seg', 'by'].map(name => this.given(name)).concat(this.beside()).join('\n');
    if (changed.has('place') && now !== this.asked) {
      this.asked = now;
      void this.load.run();
    }
  }

  private given(name: string): string | undefined {
    return this.place.query.get(name) ?? undefined;
  }

  /** The groups that are laid beside one another. */
  private beside(): string[] {
    return this.place.query.getAll('cmp');
  }

  private async ask(signal: AbortSignal): Promise<Shown> {
    const flows = (await api.get<Flows>('/api/v1/flows', {signal})).items.map(one => one.id);
    const flow = this.given('survey') ?? flows[0];
    const [notes, views] = await Promise.all([api.get<{items: Note[]}>('/api/v1/annotations', {signal}), api.get<{items: View[]}>('/api/v1/views', {signal})]);
    const pins = {notes: notes.items, views: views.items};
    if (!flow) return {flows, ...pins};
    const results = await api.get<Results>(this.address(flow), {signal});
    if (results.anonymous) return {flows, results, ...pins};
    const comments = await api.get<Some>('/api/v1/conversations' + query({flow, since: results.from + 'T00:00:00Z', limit: 200}), {signal});
    return {flows, results, comments, ...pins};
  }

  /** The last so many days, or days chosen by hand. */
  private from(): string | undefined {
    const last = Number(this.given('last'));
    return last >= 1 ? day(last - 1) : this.given('from');
  }

  private address(flow: string, more: Record<string, string> = {}): string {
    const parts = query({from: this.from(), to: this.given('to'), interval: this.given('interval'), segment: this.given('seg'), by: this.given('by'), ...more}) || '?';
    return `/api/v1/results/${encodeURIComponent(flow)}${parts}${this.compared()}`;
  }

  /** One alone is beside nothing. */
  private compared(): string {
    const sides = this.beside();
    return sides.length > 1 ? sides.map(one => '&compare=' + encodeURIComponent(one)).join('') : '';
  }

  protected override render(): TemplateResult {
    const results = this.load.data?.results;
    const flows = this.load.data?.flows ?? [];
    const controls = results && !results.anonymous
      ? html`<a class="ctl" href=${this.address(results.flow, {format: 'csv'})} download>CSV</a><a class="ctl" href=${this.address(results.flow)} download=${results.flow + '.json'}>JSON</a><a class="ctl" href=${this.address(results.flow, {format: 'jsonl'})} download>JSON lines</a>${may('editor') ? html`<a class="ctl" href=${`/api/v1/exports/ratings${query({flow: results.flow, format: 'parquet'})}`} download title="Every score of this survey, one a line">Parquet</a>` : nothing}
          ${may('editor') ? html`<button class="ctl" @click=${() => share(results, this.given('last') ?? (this.given('from') ? undefined : '30'), this.given('seg'), this.field(results))}>Share</button><button class="ctl" @click=${links}>Links</button><button class="ctl" @click=${() => digest(flows)}>Weekly digest</button>` : nothing}`
      : nothing;
    return this.frame('Results', controls, this.load.view(shown => this.content(shown), 9));
  }

  private content({flows, results, comments, notes, views}: Shown): TemplateResult {
    if (!results) return empty('No survey yet', 'How surveys do appears here.', html`<a class="btn" href="/admin/flows">Write one</a>`);
    if (results.anonymous) return html`${this.filters(flows, results)}<results-rounds .flow=${results.flow}></results-rounds>${hidden(results, () => void this.load.run())}`;
    return html`${this.filters(flows, results)}${viewList(views, () => void this.load.run())}${this.notes(results)}
      ${results.outcomes.invited ? this.figures(results, comments, notesOf(notes, results)) : this.nothing(results)}`;
  }

  private nothing(results: Named): TemplateResult {
    if (results.pendingDays) {
      return empty('Not counted yet', 'The answers of these days are being counted.', html`<button class="btn" @click=${() => this.load.run()}>Look again</button>`);
    }
    return empty('No answers in this time', 'Nobody was asked in these days.', html`<button class="btn" @click=${() => this.last(365)}>Look at a year</button>`);
  }

  private notes(results: Named): TemplateResult {
    return html`${results.samples ? html`<p class="banner">Demo: these answers are samples of people who do not exist, and what you tried out.</p>` : nothing}
      ${results.pendingDays ? html`<p class="banner" role="status">${plural(results.pendingDays, 'day')} still being counted. <button class="ctl" @click=${() => this.load.run()}>Look again</button></p>` : nothing}
      ${results.segment ? html`<p class="row"><span class="chip info">${results.segment.field}: <bdi>${results.segment.value || 'not known'}</bdi></span> <button class="ctl" @click=${() => this.setQuery({seg: ''})}>Everybody</button></p>` : nothing}`;
  }

  private figures(results: Named, comments: Some | undefined, notes: Note[]): TemplateResult {
    const scored = results.questions.filter(one => one.scores.length);
    const lines = scored.filter(one => !one.type.startsWith('choice'));
    return html`<div class="stack">
      <section aria-label="Figures" class="res-cards">${scored.filter(one => !one.type.startsWith('choice')).map(one => this.card(one))}${this.rates(results)}</section>
      ${lines.map(one => html`<section class="card"><h2>${words(one.step)}</h2><p class="muted"><bdi>${prompt(one.text)}</bdi></p><div class="res-two"><div><h3>Over time</h3>${trend(one, results.trend, notes)}</div><div><h3>Answers</h3>${histogram(one.step, one.distribution)}</div></div></section>`)}
      ${scored.filter(one => one.type.startsWith('choice') && one.distribution.length).map(one => html`<section class="card"><h2>${words(one.step)}</h2>${histogram(one.step, one.distribution)}</section>`)}
      <section class="card"><h2>What happened</h2>${noteList(notes, results, () => void this.load.run())}</section>
      <section class="card"><h2>Groups</h2>${this.fields(results)}${results.segment ? html`<p class="muted">Groups of everybody, whatever group is chosen above.</p>` : nothing}
        ${groups(results, this.field(results), {sort: this.sort(), onSort: sort => this.setQuery({sort: (sort.down ? '-' : '') + sort.by}), href: of => this.toGroup(this.field(results), of), chosen: this.chosen(results), onChoose: of => this.choose(`${this.field(results)}:${of}`)})}</section>
      ${results.comparison.sides.length ? html`<section class="card" id="compare"><h2>Beside one another</h2>${comparison(results)}</section>` : nothing}
      <section class="card"><h2>Where people left</h2>${funnel(results.questions)}${way(results.flow, results.questions)}</section>
      <section class="card"><h2>What became of everybody</h2>${outcomes(results)}</section>
      <results-rounds .flow=${results.flow}></results-rounds>
      ${lines.length ? html`<section class="card"><h2>Beside other measures</h2><results-measures .look=${{flow: results.flow, from: results.from, to: results.to, interval: results.interval, segment: this.given('seg'), steps: lines.map(one => one.step)}}></results-measures></section>` : nothing}
      <section class="card"><h2>What they speak of</h2><results-themes .heard=${{flow: results.flow, from: results.from, to: results.to}}></results-themes></section>
      <section class="card"><h2>In their words</h2>${stream(remarks((comments?.items ?? []).filter(one => one.startedAt.slice(0, 10) <= results.to), new Set(results.questions.filter(one => one.type === 'text').map(one => one.step))))}</section>
    </div>`;
  }

  private card(question: Question): TemplateResult | typeof nothing {
    const score = question.scores[0];
    if (!score) return nothing;
    if (score.value === undefined) return html`<div class="card"><h3>${title(question, score)}</h3><p class="big few">–</p><p class="muted">${question.step}: no answers</p></div>`;
    return html`<div class="card"><h3>${title(question, score)}</h3><p class=${score.tooFew ? 'big few' : 'big'}>${value(score)}</p>
      <p>${score.tooFew ? html`<b>Too few to say.</b> ` : nothing}${margin(score)} · ${plural(score.answers, 'answer')}</p>${this.delta(score)}${split(question.distribution)}<small>${question.step}</small></div>`;
  }

  private delta(score: Score): TemplateResult {
    const {mark, text, tone} = change(score);
    return html`<p class="res-change ${tone}">${mark ? html`<span aria-hidden="true">${mark}</span> ` : nothing}${text}</p>`;
  }

  private rates({outcomes: all, questions}: Named): TemplateResult {
    const card = (name: string, rate: Named['outcomes']['response'], of: string) =>
      html`<div class="card"><h3>${name}</h3><p class=${rate.tooFew === false ? 'big' : 'big few'}>${value(rate, false)}</p><p>${margin(rate, false)}</p><p class="muted">of ${number(rate.answers)} ${of}</p></div>`;
    const first = questions.find(one => one.medianSeconds !== undefined);
    const wait = first?.medianSeconds !== undefined ? html`<div class="card"><h3>Time to answer</h3><p class="big">${duration(first.medianSeconds)}</p><p>half of the first answers take less</p><small>${first.step}</small></div>` : nothing;
    return html`${card('Answered', all.response, 'reached whose time is over')}${card('Came to the end', all.completion, 'who answered')}${wait}`;
  }

  private field(results: Named): string {
    return results.groups[0]?.field ?? 'channel';
  }

  private fields(results: Named): TemplateResult {
    const field = this.field(results);
    return html`<nav class="tabs" aria-label="Groups by">${results.fields.map(each => html`<a href=${this.with('by', each)} aria-current=${each === field ? 'true' : nothing}>${words(each)}</a>`)}</nav>`;
  }

  private chosen(results: Named): ReadonlySet<string> {
    const field = this.field(results) + ':';
    return new Set(this.beside().filter(one => one.startsWith(field)).map(one => one.slice(field.length)));
  }

  /** Adds a group to those beside one another, or takes it away. */
  private choose(group: string): void {
    const were = this.beside();
    if (!were.includes(group) && were.length >= 6) {
      toast('Six groups at most are laid beside one another.');
      this.requestUpdate();
      return;
    }
    const parts = new URLSearchParams(this.place.query);
    parts.delete('cmp');
    (were.includes(group) ? were.filter(one => one !== group) : [...were, group]).forEach(one => parts.append('cmp', one));
    go(`/admin/results?${parts.toString()}`, true);
  }

  private with(name: string, to: string): string {
    const parts = new URLSearchParams(this.place.query);
    parts.set(name, to);
    if (name === 'by') parts.delete('cmp');
    return `/admin/results?${parts.toString()}`;
  }

  private toGroup(field: string, of: string): string {
    return this.with('seg', `${field}:${of}`);
  }

  private sort(): {by: string; down: boolean} | undefined {
    const text = this.given('sort');
    return text ? {by: text.replace(/^-/, ''), down: text.startsWith('-')} : undefined;
  }

  private last(days: number): void {
    this.setQuery({last: String(days), from: '', to: ''});
  }

  private filters(flows: string[], results: Results): TemplateResult {
    const change = (name: string) => (event: Event) => this.setQuery({[name]: (event.target as HTMLInputElement).value, ...(name === 'from' || name === 'to' ? {last: '', from: named?.from, to: named?.to, [name]: (event.target as HTMLInputElement).value} : {})});
    const named = results.anonymous ? undefined : results;
    return html`<form class="filters" aria-label="What to show" @submit=${(event: Event) => event.preventDefault()}>
      <label class="field">Survey <select class="ctl" @change=${(event: Event) => this.setQuery({survey: (event.target as HTMLSelectElement).value, seg: '', by: '', sort: '', cmp: ''})}>${flows.map(each => html`<option ?selected=${each === results.flow}>${each}</option>`)}</select></label>
      <label class="field">From <input class="ctl" type="date" .value=${named?.from ?? this.given('from') ?? ''} @change=${change('from')}></label>
      <label class="field">To <input class="ctl" type="date" .value=${named?.to ?? this.given('to') ?? ''} @change=${change('to')}></label>
      ${named ? html`<label class="field">Pieces <select class="ctl" @change=${change('interval')}>${['day', 'week', 'month'].map(each => html`<option ?selected=${each === named.interval}>${each}</option>`)}</select></label>` : nothing}
      <div class="row" role="group" aria-label="The last">${PERIODS.map(([name, days]) => html`<button type="button" class="ctl" @click=${() => this.last(days)}>${name}</button>`)}</div></form>`;
  }
}

/** What people say in their own words: all of it, what it is about and how it sounds, and what is looked for. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Leaves} from '../../kit/leaves';
import {Load} from '../../kit/load';
import {Page, adopt} from '../../kit/page';
import {may} from '../../kit/session';
import {empty} from '../../kit/states';
import css from './comments.text.css';
import './looked-for';
import {list} from './list';
import {report} from './report';
import type {Remarks, Report} from './types';

adopt(css);

const TABS: [string, string][] = [['', 'What people say'], ['themes', 'Themes'], ['words', 'What is looked for']];
const TIMES: [string, string][] = [['30', '30 days'], ['90', '90 days'], ['365', 'a year']];
const SHOWN = 100;
const DAY = 86_400_000;

@customElement('page-comments')
export class CommentsPage extends Page {
  private asked = '';
  private readonly remarks = new Leaves<Remarks>(this, (signal, cursor) => api.get<Remarks>('/api/v1/verbatims' + this.asks(true, cursor), {signal}), false);
  private readonly told = new Load<Report>(this, signal => api.get<Report>('/api/v1/themes/report' + this.asks(false), {signal}), false);
  private readonly flows = new Load<{items: {flow: string}[]}>(this, signal => api.get<{items: {flow: string}[]}>('/api/v1/flows', {signal}));
  private readonly themes = new Load<{themes: {name: string}[]}>(this, signal => api.get<{themes: {name: string}[]}>('/api/v1/themes', {signal}));

  private get tab(): string {
    return this.place.rest[0] ?? '';
  }

  private given(name: string): string | undefined {
    return this.place.query.get(name) ?? undefined;
  }

  protected override willUpdate(changed: PropertyValues): void {
    const asked = this.tab + this.asks(true);
    if (!changed.has('place') || asked === this.asked) return;
    this.asked = asked;
    if (this.tab === '') void this.remarks.run();
    if (this.tab === 'themes') void this.told.run();
  }

  /** From the beginning of a day, so that the same question is the same address. */
  private asks(everything: boolean, cursor?: string): string {
    const from = new Date(Math.floor(Date.now() / DAY) * DAY - Number(this.given('days') ?? '90') * DAY).toISOString();
    const period = {flow: this.given('flow'), from};
    return query(everything ? {...period, theme: this.given('theme'), mood: this.given('mood'), sentiment: this.given('sentiment'), words: this.given('q'), limit: SHOWN, cursor} : period);
  }

  protected override render(): TemplateResult {
    const tabs = TABS.filter(([path]) => path !== 'words' || may('editor'));
    return this.frame('Comments', nothing, html`<nav class="tabs" aria-label="Comments">${tabs.map(([path, words]) => html`<a href=${'/admin/comments' + (path && '/' + path)} aria-current=${path === this.tab ? 'page' : nothing}>${words}</a>`)}</nav>
      ${this.content()}`);
  }

  private content(): TemplateResult {
    if (this.tab === 'words') return html`<comments-looked-for></comments-looked-for>`;
    if (this.tab === 'themes') return html`${this.filters(false)}${this.told.view(report)}`;
    return html`${this.filters(true)}${this.remarks.view(found => (found.items.length || found.next ? html`${list(found)}${this.remarks.more()}` : this.none()))}`;
  }

  private none(): TemplateResult {
    return empty('No words here', 'What people write beside their scores appears here, and comments that other systems tell by POST /api/v1/comments.', html`<a class="btn" href="/admin/comments?days=365">Look at the whole year</a>`);
  }

  private filters(everything: boolean): TemplateResult {
    const change = (name: string) => (event: Event) => this.setQuery({[name]: (event.target as HTMLInputElement).value.trim()});
    const choice = (name: string, title: string, all: [string, string][], any = 'any') => html`<label class="field">${title} <select class="ctl" @change=${change(name)}>${any ? html`<option value="">${any}</option>` : nothing}${all.map(([value, words]) => html`<option value=${value} ?selected=${(this.given(name) ?? (name === 'days' ? '90' : '')) === value}>${words}</option>`)}</select></label>`;
    const same = (all: string[]): [string, string][] => all.map(each => [each, each]);
    return html`<div class="filters">${choice('days', 'Of the last', TIMES, '')}${choice('flow', 'Survey', same((this.flows.data?.items ?? []).map(each => each.flow)), 'all, and elsewhere')}
      ${everything ? html`${choice('theme', 'Theme', [...same((this.themes.data?.themes ?? []).map(each => each.name)), ['-', 'none']])}
        ${choice('mood', 'Of people who are', same(['unhappy', 'happy']))}${choice('sentiment', 'Sounds (estimate)', same(['negative', 'neutral', 'positive']))}
        <label class="field wide">Words <input class="ctl" type="search" .value=${this.given('q') ?? ''} @change=${change('q')}></label>` : nothing}</div>`;
  }
}

/** What people's words in this time are about and how they sound, with a way to read them. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {api, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {table, type Column} from '../../kit/table';
import {number, plural} from '../../kit/words';
import type {Mentions, Report} from '../comments/types';

/** Which survey and days. */
export interface Heard {
  flow: string;
  from: string;
  to: string;
}

const DAY = 86_400_000;
/** The times that the page of comments offers, in days. */
const TIMES = [30, 90, 365];

const percent = (of: number): string => number(Math.round(of)) + ' %';

@customElement('results-themes')
export class ThemesPart extends Plain {
  @property({attribute: false}) heard: Heard | undefined;
  @state() private seen = false;
  private asked = '';
  /** Every word of the time is read for it: not before somebody has come so far down. */
  private readonly sight = new IntersectionObserver(entries => (this.seen ||= entries.some(one => one.isIntersecting)));
  private readonly load = new Load<Report>(this, signal => this.ask(signal), false);

  override connectedCallback(): void {
    super.connectedCallback();
    this.sight.observe(this.parentElement ?? this);
  }

  override disconnectedCallback(): void {
    this.sight.disconnect();
    super.disconnectedCallback();
  }

  protected override willUpdate(): void {
    const now = JSON.stringify(this.heard);
    if (this.seen && this.heard && now !== this.asked) {
      this.asked = now;
      void this.load.run();
    }
  }

  private ask(signal: AbortSignal): Promise<Report> {
    const until = new Date(Date.parse(this.heard?.to + 'T00:00:00Z') + DAY).toISOString();
    return api.get<Report>('/api/v1/themes/report' + query({flow: this.heard?.flow, from: this.heard?.from + 'T00:00:00Z', until}), {signal});
  }

  protected override render(): TemplateResult {
    return this.load.view(told => this.content(told), 3);
  }

  private content(told: Report): TemplateResult {
    const themes = told.themes.filter(one => one.mentions).toSorted((a, b) => b.mentions - a.mentions);
    if (!themes.length) return html`<p class="muted">${told.remarks ? 'No comment in this time fits a theme.' : 'No words in this time.'} <a href="/admin/comments">All comments</a></p>`;
    return html`<p class="muted">${plural(told.remarks, 'comment')} of everybody in this time; one may speak of several themes.${told.whole ? nothing : ' Only the newest are looked at.'} How they sound is an estimate from words.</p>
      ${table(this.columns(told.remarks), themes, {caption: 'Themes', key: one => one.name, href: one => this.toComments(one.name)})}`;
  }

  private columns(all: number): Column<Mentions>[] {
    return [
      {id: 'name', title: 'Theme', cell: one => one.name},
      {id: 'share', title: 'Share of comments', number: true, cell: one => `${percent((100 * one.mentions) / all)} (${number(one.mentions)})`},
      {id: 'unhappy', title: 'By unhappy people', number: true, cell: one => number(one.unhappy)},
      {id: 'sounds', title: 'Sound negative (estimate)', number: true, cell: one => sounds(one)},
    ];
  }

  /** The page of comments with the shortest time that holds these days. */
  private toComments(theme: string): string {
    const back = (Date.now() - Date.parse(this.heard?.from + 'T00:00:00Z')) / DAY;
    const days = TIMES.find(one => one >= back) ?? TIMES.at(-1);
    return '/admin/comments' + query({theme, flow: this.heard?.flow, days});
  }
}

function sounds({sentiment: {share}}: Mentions): string {
  if (!share) return '–';
  return share.tooFew ? `too few to say: ${percent(share.low)} to ${percent(share.high)}` : `${percent(share.value)} (${percent(share.low)} to ${percent(share.high)})`;
}

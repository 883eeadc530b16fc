/** How the desk did in the last 30 days. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement} from 'lit/decorators.js';
import {api} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {empty} from '../../kit/states';
import {table, type Column} from '../../kit/table';
import {number, plural} from '../../kit/words';

interface Share {
  low: number;
  high: number;
  tooFew: boolean;
}

interface Report {
  opened: number;
  replied: number;
  repliedInTime: number;
  overdue: number;
  closed: number;
  scoredAgain: number;
  recovered: number;
  recoveredShare?: Share;
  others: {open: number; scoredAgain: number; higher: number; change: string; share?: Share};
  causes: Record<string, number>;
  firstReplyMinutes?: number;
  closingMinutes?: number;
}

const CAUSES: Column<[string, number]>[] = [
  {id: 'cause', title: 'Cause', cell: ([cause]) => html`<bdi>${cause || 'none given'}</bdi>`},
  {id: 'count', title: 'Cases', cell: ([, count]) => number(count), number: true},
];

const CHANGES: Record<string, string> = {
  up: 'Closing cases goes with higher scores; whose were closed was not left to chance.',
  down: 'Closing cases goes with lower scores; whose were closed was not left to chance.',
  'not-shown': 'No difference beyond chance so far.',
  'too-few': 'Too few to compare.',
};

const between = (share: Share | undefined): string => (share && !share.tooFew ? `: between ${number(Math.round(share.low))} and ${number(Math.round(share.high))} %` : '');

/** Hours of work, as people say them. */
function worked(minutes: number | undefined): string {
  if (minutes === undefined) return 'none yet';
  return minutes < 60 ? plural(minutes, 'minute') : plural(Math.round(minutes / 6) / 10, 'hour');
}

@customElement('case-report')
export class CaseReport extends Plain {
  private readonly report = new Load<Report>(this, signal => api.get<Report>('/api/v1/cases/report', {signal}));

  protected override render(): TemplateResult {
    return this.report.view(one => (one.opened ? this.cards(one) : empty('No case in the last 30 days', 'How fast they are answered and closed, and who was won back, appears here.', html`<a class="btn" href="/admin/inbox">Open cases</a>`)));
  }

  private cards(one: Report): TemplateResult {
    const card = (title: string, value: string, words: string) => html`<section class="card case-figure"><h2>${title}</h2><strong>${value}</strong><p class="muted">${words}</p></section>`;
    const causes = Object.entries(one.causes).sort(([, a], [, b]) => b - a);
    return html`<p class="muted">Cases opened in the last 30 days; times are working time of the desk.</p><div class="grid">
      ${card('Opened', number(one.opened), `${number(one.closed)} closed, ${number(one.overdue)} overdue`)}
      ${card('Replied in time', `${number(one.repliedInTime)} of ${number(one.replied)}`, 'before the case was due')}
      ${card('First reply', worked(one.firstReplyMinutes), 'half of them sooner')}
      ${card('Time to close', worked(one.closingMinutes), 'half of them sooner')}
      ${card('Won back', `${number(one.recovered)} of ${number(one.scoredAgain)}`, 'scored higher after their case was closed, of those who have scored again' + between(one.recoveredShare))}
      ${card('Without that', `${number(one.others.higher)} of ${number(one.others.scoredAgain)}`, `scored higher although their case is not closed${between(one.others.share)}. ${CHANGES[one.others.change] ?? ''}`)}</div>
      ${causes.length ? html`<h2>Causes</h2>${table(CAUSES, causes, {caption: 'Causes of closed cases', key: ([cause]) => cause})}` : nothing}`;
  }
}

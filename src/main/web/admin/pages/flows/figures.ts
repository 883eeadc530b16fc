/** How flows did in their last thirty days, as the results tell it. */
import {html, type TemplateResult} from 'lit';
import {ApiError, api} from '../../kit/api';
import {number} from '../../kit/words';
import type {Results} from '../results/types';
import {title, value} from '../results/words';

/** More flows than this are looked at one by one, on their results' page. */
const MOST = 40;

export type Figures = Map<string, Results>;

/** Asks for the figures of each flow, one after the other, and tells of each as it comes. */
export async function figures(flows: string[], told: (flow: string, results: Results) => void): Promise<void> {
  for (const flow of flows.slice(0, MOST)) {
    try {
      told(flow, await api.get<Results>(`/api/v1/results/${encodeURIComponent(flow)}`));
    } catch (fault) {
      // Without figures the list is still a list; the results' page says why.
      if (!(fault instanceof ApiError)) throw fault;
    }
  }
}

export function asked(results: Results | undefined): string {
  return !results || results.anonymous ? '' : number(results.outcomes.reached);
}

export function completed(results: Results | undefined): string {
  if (!results || results.anonymous) return '';
  return number(results.outcomes.counts.find(each => each.outcome === 'completed')?.count ?? 0);
}

export function score(flow: string, results: Results | undefined): TemplateResult | string {
  if (!results) return '';
  const link = (words: unknown) => html`<a href="/admin/results?survey=${flow}">${words}</a>`;
  if (results.anonymous) return link('anonymous');
  const question = results.questions.find(each => each.scores.length);
  const first = question?.scores[0];
  if (!question || !first || first.value === undefined) return '';
  return link(html`${title(question, first)} ${value(first)}${first.tooFew ? html` <span class="muted">of ${first.answers}, too few to say</span>` : ''}`);
}

/** What may be shown of an anonymous survey. */
import {html, nothing, type TemplateResult} from 'lit';
import {empty} from '../../kit/states';
import {plural} from '../../kit/words';
import {anonymousComments} from './anonymous-comments';
import {histogram} from './charts';
import type {Hidden, HiddenQuestion} from './types';
import {shown, words} from './words';

/** @param told is called when somebody has replied to a comment */
export function hidden(results: Hidden, told: () => void): TemplateResult {
  if (!results.enough) return empty('Not enough answers yet', `This survey is anonymous: an answer is shown together with ${results.minimumGroup - 1} others or more.`);
  return html`<div class="stack"><p class="muted">Anonymous: ${plural(results.people ?? 0, 'person', 'people')} answered. Groups of fewer than ${results.minimumGroup} are not shown.</p>${results.questions.map(one => question(one, told))}</div>`;
}

function question(one: HiddenQuestion, told: () => void): TemplateResult {
  const value = one.score?.value ?? one.score?.mean;
  return html`<section class="card"><h2>${words(one.step)}</h2>
    ${one.enough ? nothing : html`<p class="muted">Not enough answers yet.</p>`}
    ${value === undefined ? nothing : html`<p><b>${words(one.score?.metric ?? '')} ${shown(value, false)}</b> · ${plural(one.count ?? 0, 'answer')}</p>`}
    ${one.distribution?.length ? histogram(one.step, one.distribution) : nothing}
    ${anonymousComments(one.comments, told)}</section>`;
}

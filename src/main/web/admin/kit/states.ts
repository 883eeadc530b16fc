/** What stands where data are not, or not yet. */
import {html, nothing, type TemplateResult} from 'lit';
import type {ApiError} from './api';

export function skeleton(lines: number): TemplateResult {
  return html`<div class="skeleton" role="status"><span class="sr">Loading</span>${Array.from({length: lines}, () => html`<i></i>`)}</div>`;
}

/** What appears here, and one action: a button or a link. */
export function empty(title: string, words: string, action: unknown = nothing): TemplateResult {
  return html`<div class="empty"><h2>${title}</h2><p>${words}</p>${action}</div>`;
}

/** What failed, what to do, and the request's id, under which the log has more. */
export function problem(error: ApiError, again?: () => void): TemplateResult {
  const id = error.problem.requestId;
  return html`<div class="problem" role="alert"><strong>${error.problem.title}.</strong> ${error.message}
    ${error.problem.errors?.length ? html`<ul>${error.problem.errors.map(each => html`<li><code>${each.pointer}</code> ${each.message}</li>`)}</ul>` : nothing}
    <div class="row">${again ? html`<button class="ctl" @click=${again}>Retry</button>` : nothing}${id ? html`<small>Request <code>${id}</code></small>` : nothing}</div></div>`;
}

export type Tone = 'good' | 'bad' | 'warn' | 'plain' | 'info';

/** A few words with a mark in front: the colour alone never tells. */
export function chip(words: string, tone: Tone = 'plain'): TemplateResult {
  const mark = {good: '●', bad: '▲', warn: '◆', plain: '', info: '○'}[tone];
  return html`<span class="chip ${tone}">${mark ? html`<span aria-hidden="true">${mark}</span> ` : nothing}${words}</span>`;
}

/** A score in the colour of its band. */
export function score(value: number, band: string): TemplateResult {
  return html`<span class="score ${band}" title=${band}>${value}<span class="sr"> ${band}</span></span>`;
}

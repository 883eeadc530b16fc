/** What people wrote, the newest first. */
import {html, type TemplateResult} from 'lit';
import {empty, score} from '../../kit/states';
import {since, when} from '../../kit/words';
import type {Answer, Conversation} from '../conversations/types';

export interface Remark {
  id: string;
  at: string;
  text: string;
  step: string;
  channel: string;
  rating?: {score: number; band: string};
}

/** The comments and texts of conversations; numbers, addresses and days that were asked for are nobody's words. */
export function remarks(conversations: Conversation[], texts: ReadonlySet<string>): Remark[] {
  return conversations.flatMap(one => one.answers.flatMap(answer => {
    const text = words(answer, texts);
    const rating = one.ratings[0];
    return text ? [{id: one.id, at: answer.at, text, step: answer.step, channel: one.channel, ...(rating ? {rating} : {})}] : [];
  })).toSorted((a, b) => b.at.localeCompare(a.at));
}

function words(answer: Answer, texts: ReadonlySet<string>): string {
  if (answer.comment) return answer.comment;
  return texts.has(answer.step) && typeof answer.value === 'string' ? answer.value : '';
}

export function stream(all: Remark[]): TemplateResult {
  if (!all.length) return empty('No words yet', 'What people write beside their scores appears here.');
  return html`<ul class="remarks">${all.slice(0, 40).map(one => html`<li><span>${one.rating ? score(one.rating.score, one.rating.band) : ''}</span>
    <div><p dir="auto">${one.text}</p><small>${one.step} · ${one.channel} · <time datetime=${one.at} title=${when(one.at)}>${since(one.at)}</time> · <a href=${`/admin/conversations/${encodeURIComponent(one.id)}`}>The conversation</a></small></div></li>`)}</ul>`;
}

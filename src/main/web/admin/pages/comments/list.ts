/** What people said, the newest first. */
import {html, nothing, type TemplateResult} from 'lit';
import {chip, type Tone} from '../../kit/states';
import {plural, since, when} from '../../kit/words';
import type {Remark, Remarks, Sound} from './types';

const TONES: Record<Sound, Tone> = {negative: 'bad', neutral: 'plain', positive: 'good'};

export function list(found: Remarks): TemplateResult {
  const many = plural(found.items.length, 'comment');
  return html`<p class="muted">${!found.items.length ? 'None among the newest that were looked at.' : found.next ? `The newest ${many}.` : many}</p>
    <ul class="words-list">${found.items.map(row)}</ul>`;
}

function row(one: Remark): TemplateResult {
  const sound = one.sentiment;
  return html`<li class="card comment"><p dir="auto" lang=${one.language || nothing}>${one.text}</p>
    <p class="row">${sound ? html`<span title=${`Estimated from its words: ${sound.score}`}>${chip(`sounds ${sound.estimate}`, TONES[sound.estimate])}</span>` : nothing}
      ${one.mood === 'unknown' ? nothing : chip(`scored ${one.mood}`, one.mood === 'unhappy' ? 'bad' : 'good')}
      ${one.themes.map(theme => html`<a class="chip" href=${'/admin/comments?theme=' + encodeURIComponent(theme)}>${theme}</a>`)}<span class="grow"></span>
      <small>${one.flow || one.source}${one.language ? ' · ' + one.language : ''} · <time datetime=${one.at} title=${when(one.at)}>${since(one.at)}</time>${one.conversation ? html` · <a href=${`/admin/conversations/${encodeURIComponent(one.conversation)}`}>The conversation</a>` : nothing}</small></p></li>`;
}

/** What people wrote in an anonymous survey, and the talk about it: a reply reaches its writer, whom nobody knows. */
import {html, nothing, type TemplateResult} from 'lit';
import {api} from '../../kit/api';
import {ask} from '../../kit/dialog';
import {may} from '../../kit/session';
import {toast} from '../../kit/toast';
import type {HiddenComment} from './types';

/** @param told is called when somebody has replied */
export function anonymousComments(comments: HiddenComment[], told: () => void): TemplateResult | typeof nothing {
  return comments.length ? html`<ul class="remarks">${comments.map(one => html`<li><div>${words(one)}
    ${one.canReply && may('responder') ? html`<button class="ctl" @click=${() => void reply(one, told)}>Reply<span class="sr"> to “${one.text.slice(0, 60)}”</span></button>` : nothing}</div></li>`)}</ul>` : nothing;
}

function words(one: HiddenComment): TemplateResult {
  return html`<p dir="auto">${one.text}</p>
    ${one.thread.map(each => html`<p dir="auto"><small>${each.from === 'writer' ? 'They went on:' : 'Replied:'}</small> ${each.text}</p>`)}`;
}

async function reply(one: HiddenComment, told: () => void): Promise<void> {
  const done = await ask({
    title: 'Reply to an anonymous comment',
    body: html`<blockquote dir="auto">${one.text}</blockquote>
      <p class="muted">Whoever wrote it gets a message of their own. You do not learn who that is, nor whether they can be reached; they may go on here without a name.</p>
      <label class="field">Your reply <textarea class="ctl" name="text" rows="4" maxlength="1000" required dir="auto"></textarea></label>`,
    verb: 'Reply',
    act: async form => {
      await api.post(`/api/v1/comments/${encodeURIComponent(one.id)}/replies`, {text: String(form.get('text')).trim()});
    },
  });
  if (!done) return;
  toast('Your reply is on its way.');
  told();
}

/** How long conversations are kept, with a look at how many would go. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ask} from '../../kit/dialog';
import {ApiError, api, once, query} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain} from '../../kit/page';
import {problem} from '../../kit/states';
import {toast} from '../../kit/toast';
import {plural} from '../../kit/words';

const PATH = '/api/v1/settings/retention';

interface Retention {
  conversations: number;
}

interface Preview {
  conversations: number;
  orMore: boolean;
}

@customElement('settings-retention')
export class RetentionTab extends Plain {
  @state() private refused: ApiError | undefined;
  private readonly one = new Load<Retention>(this, signal => api.get(PATH, {signal}));

  protected override render(): TemplateResult {
    return this.one.view(retention => html`<form class="card stack" @submit=${this.save}><h2>How long conversations are kept</h2>
      <p class="muted">After that, what was said and answered is forgotten, with its case. The figures of results stay, and so does who must not be written to. Conversations that are still open, or whose case is, wait.</p>
      <label class="field">Days after a conversation began <input class="ctl" name="conversations" type="number" min="30" max="3650" step="1" placeholder="For ever" .value=${retention.conversations ? String(retention.conversations) : ''} autocomplete="off"><small>30 to 3650. Leave it empty to keep them for ever.</small></label>
      ${this.refused ? problem(this.refused) : nothing}<p class="row"><button class="btn">Save</button></p></form>`);
  }

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const conversations = Number(new FormData(event.target as HTMLFormElement).get('conversations') || 0);
    try {
      if (conversations) await this.confirm(conversations);
      else await this.put(0);
      this.refused = undefined;
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.refused = fault;
    }
  };

  private async confirm(conversations: number): Promise<void> {
    const preview = await api.get<Preview>(PATH + '/preview' + query({conversations: String(conversations)}));
    const many = preview.orMore ? `${plural(preview.conversations, 'conversation')} or more` : plural(preview.conversations, 'conversation');
    if (!preview.conversations) return this.put(conversations);
    await ask({title: 'Forget old conversations?', body: html`<p>${many} began more than ${conversations} days ago. They are forgotten over the next hours, and nobody can bring them back.</p>`, verb: 'Keep the others, forget these', danger: true, act: () => this.put(conversations)});
  }

  private async put(conversations: number): Promise<void> {
    this.one.set(await api.put<Retention>(PATH, {conversations}, {headers: {'idempotency-key': once()}}));
    toast(conversations ? `Conversations are kept ${conversations} days.` : 'Conversations are kept for ever.');
  }
}

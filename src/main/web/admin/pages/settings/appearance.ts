/** The organisation's name and colour, how surveys look with them, and the lines for a page of one's own. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {ApiError, api, once} from '../../kit/api';
import {Load} from '../../kit/load';
import {Plain, adopt, announce} from '../../kit/page';
import {problem} from '../../kit/states';
import {toast} from '../../kit/toast';
import css from './appearance.text.css';

adopt(css);

const PATH = '/api/v1/settings/appearance';
const OURS = '#3b4fd8';

interface Appearance {
  organisation: string;
  accent: string;
}

@customElement('settings-appearance')
export class AppearanceTab extends Plain {
  @state() private refused: ApiError | undefined;
  private readonly one = new Load<Appearance>(this, signal => api.get(PATH, {signal}));

  protected override render(): TemplateResult {
    return this.one.view(now => html`<div class="looks"><form class="card stack" @submit=${this.save}><h2>Name and colour</h2>
      <p class="muted">They stand above surveys on the web, in the chat and in this app.</p>
      <label class="field">Organisation <input class="ctl" name="organisation" maxlength="80" placeholder="Acme" .value=${now.organisation} autocomplete="organization"></label>
      <label class="field">Colour <input class="ctl" name="accent" maxlength="7" placeholder=${OURS} .value=${now.accent} autocomplete="off" spellcheck="false"><small>As #, then six digits or letters from a to f. Leave it empty for Parley's own. What could not be read on white is refused; for dark screens a lighter one is made of it.</small>
        ${this.refused?.fault('/accent') ? html`<span class="fault">${this.refused.fault('/accent')}</span>` : nothing}</label>
      ${this.refused && !this.refused.fault('/accent') ? problem(this.refused) : nothing}<p class="row"><button class="btn">Save</button></p></form>
      ${this.preview(now)}${this.snippet()}</div>`);
  }

  private preview(now: Appearance): TemplateResult {
    const screen = (theme: string) => html`<figure class="look ${theme}"><figcaption>On ${theme} screens</figcaption><p class="who"><bdi>${now.organisation || 'Your organisation'}</bdi></p>
      <p class="theirs">How likely are you to recommend us?</p><p class="own">9</p><span class="key">Send</span></figure>`;
    return html`<section class="card stack" aria-label="How it looks"><h2>How it looks</h2><div class="row">${screen('light')}${screen('dark')}</div></section>`;
  }

  private snippet(): TemplateResult {
    return html`<section class="card stack"><h2>The chat in a page of yours</h2><p class="muted">Put these lines where the page ends, with the survey's short name. The second one brings the colour.</p>
      <pre class="wrap" tabindex="0" aria-label="Lines for a page"><code>${LINES}</code></pre><p class="row"><button class="ctl" @click=${this.copy}>Copy</button></p></section>`;
  }

  private readonly copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(LINES);
    announce('The lines are in your clipboard.');
  };

  private readonly save = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '').trim();
    try {
      this.one.set(await api.put<Appearance>(PATH, {organisation: text('organisation'), accent: text('accent')}, {headers: {'idempotency-key': once()}}));
      this.refused = undefined;
      renew();
      toast('Saved. New visitors see it at once.');
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.refused = fault;
    }
  };
}

const LINES = `<script src="${location.origin}/widget/parley-chat.js" defer></script>
<link rel="stylesheet" href="${location.origin}/widget/look.css">
<parley-chat flow="after-purchase"></parley-chat>`;

/** This app wears it, too. */
function renew(): void {
  document.querySelector<HTMLLinkElement>('#look')?.setAttribute('href', '/widget/look.css?' + Date.now());
  dispatchEvent(new Event('parley-appearance'));
}

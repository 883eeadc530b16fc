/** Who are you? Shown alone, or over a page whose session has ended: what was typed there stays. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {ApiError} from '../kit/api';
import {Plain} from '../kit/page';
import {session, signIn} from '../kit/session';
import {problem} from '../kit/states';

/** What became of signing in with the company's account. */
const WHY: Record<string, string | undefined> = {
  refused: 'Your company’s sign-in did not let you in. Try again, or ask whoever looks after it.',
  unknown: 'You are known to your company, but not to Parley. Ask an admin of your team to add you.',
  expired: 'That took too long, or was begun in another window. Try again.',
  failed: 'Your company’s sign-in could not be reached, or said something Parley cannot trust. The server’s log says more.',
};

@customElement('parley-sign-in')
export class SignIn extends Plain {
  @property({type: Boolean}) again = false;
  @state() private error: ApiError | undefined;
  @state() private wantsCode = false;
  @state() private busy = false;

  override firstUpdated(): void {
    if (this.again) this.querySelector('dialog')?.showModal();
  }

  private readonly submit = async (event: SubmitEvent): Promise<void> => {
    event.preventDefault();
    const form = new FormData(event.target as HTMLFormElement);
    const text = (name: string) => String(form.get(name) ?? '');
    this.busy = true;
    try {
      await signIn(text('user'), text('password'), text('code'));
      this.dispatchEvent(new Event('parley-signed-in'));
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.error = fault.kind === 'second-factor' && !this.wantsCode ? undefined : fault;
      this.wantsCode ||= fault.kind === 'second-factor';
      await this.updateComplete;
      this.querySelector<HTMLInputElement>(this.wantsCode ? '[name=code]' : '[name=password]')?.focus();
    }
    this.busy = false;
  };

  protected override render(): TemplateResult {
    return this.again ? html`<dialog class="dialog" aria-label="Sign in again" @cancel=${(event: Event) => event.preventDefault()}>${this.form('Your session has ended')}</dialog>` : html`<main class="alone">${this.form('Sign in to Parley')}</main>`;
  }

  private form(title: string): TemplateResult {
    const ways = session().ways;
    const failed = WHY[new URLSearchParams(location.search).get('sign-in') ?? ''];
    return html`<form class="sign-in" @submit=${this.submit}><h1>${title}</h1>
      ${failed ? html`<div class="problem" role="alert">${failed}</div>` : nothing}
      <label>Name <input class="ctl" name="user" autocomplete="username" autocapitalize="none" spellcheck="false" required ?autofocus=${!this.again}></label>
      <label>Password <input class="ctl" name="password" type="password" autocomplete="current-password" required></label>
      ${this.wantsCode ? html`<label>Code from your authenticator app, or a recovery code <input class="ctl" name="code" autocomplete="one-time-code" inputmode="text" spellcheck="false"></label>` : nothing}
      ${this.error ? problem(this.error) : nothing}
      <button class="btn" ?disabled=${this.busy}>Sign in</button>
      ${ways.includes('demo') ? html`<a class="ctl wide" href="/admin/" target="_self">Look around as the demo's admin</a>` : nothing}
      ${ways.includes('single-sign-on') ? html`<a class="ctl wide" href="/admin/sso" target="_self">Sign in with your company's account</a>` : nothing}</form>`;
  }
}

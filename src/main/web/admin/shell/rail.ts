/** The way to every page, and the menu of who is signed in. Below 820 px it is a strip at the top. */
import {html, nothing, type PropertyValues, type TemplateResult} from 'lit';
import {customElement, property, state} from 'lit/decorators.js';
import {api} from '../kit/api';
import {icon} from '../kit/icons';
import {Plain, type PageEntry} from '../kit/page';
import {apply, density, theme, type Density, type Theme} from '../kit/prefs';
import {session, signOut} from '../kit/session';
import {keysAreOn} from '../kit/table';
import {choosePassword, secondFactor} from './account';
import {palette} from './palette';
import {shortcuts} from './shortcuts';

const BADGES = {demo: 'Demo', sandbox: 'Sandbox', production: 'Production'};

@customElement('parley-rail')
export class Rail extends Plain {
  @property({attribute: false}) pages: PageEntry[] = [];
  @property() page = '';
  @state() private counts = new Map<string, number>();
  @state() private organisation = '';
  private readonly recount = (): void => void this.count();
  private readonly look = (): void => void this.appearance();

  override connectedCallback(): void {
    super.connectedCallback();
    addEventListener('parley-count', this.recount);
    addEventListener('parley-appearance', this.look);
    this.recount();
    this.look();
  }

  override disconnectedCallback(): void {
    removeEventListener('parley-count', this.recount);
    removeEventListener('parley-appearance', this.look);
    super.disconnectedCallback();
  }

  /** On a phone the strip is longer than the screen: the page one is on is to be seen in it. */
  protected override updated(changed: PropertyValues): void {
    if (!changed.has('page') && !changed.has('pages')) return;
    const links = this.querySelector('.links');
    const here = links?.querySelector('[aria-current]')?.getBoundingClientRect();
    const strip = links?.getBoundingClientRect();
    if (links && here && strip) links.scrollBy({left: (here.left + here.right - strip.left - strip.right) / 2, behavior: 'instant'});
  }

  /** Whose surveys these are; without an answer it is Parley's own name that stands there. */
  private async appearance(): Promise<void> {
    const {organisation} = await api.get<{organisation: string}>('/api/v1/settings/appearance').catch(() => ({organisation: ''}));
    this.organisation = organisation;
  }

  private async count(): Promise<void> {
    for (const page of this.pages) {
      if (page.count) {
        const number = await page.count().catch(() => 0);
        this.counts = new Map(this.counts).set(page.path, number);
      }
    }
  }

  protected override render(): TemplateResult {
    const {environment} = session();
    return html`<nav class="rail" aria-label="Main">
      <a class="brand" href="/admin/"><svg viewBox="0 0 24 24" fill="currentColor" aria-hidden="true"><path d="M4 3h16a2 2 0 0 1 2 2v10a2 2 0 0 1-2 2h-7l-5 4v-4H4a2 2 0 0 1-2-2V5a2 2 0 0 1 2-2z"/></svg><bdi>${this.organisation || 'Parley'}</bdi></a>
      <span class="env ${environment}">${BADGES[environment]}</span>
      <button class="find" @click=${() => palette(this.pages)}>${icon('search')}<span>Find</span> <kbd>Ctrl K</kbd></button>
      <div class="links">${this.pages.map(page => this.link(page))}</div>
      <div class="grow"></div>
      ${this.menu()}</nav>`;
  }

  private link(page: PageEntry): TemplateResult {
    const count = this.counts.get(page.path) ?? 0;
    return html`<a class="to" href="/admin/${page.path}" aria-current=${this.page === page.path ? 'page' : nothing}>${icon(page.icon)}<span>${page.title}</span>${
      count ? html`<span class="count">${count}<span class="sr"> open</span></span>` : nothing}</a>`;
  }

  private menu(): TemplateResult {
    const user = session().user;
    return html`<details class="me" @keydown=${this.close}><summary aria-label=${`${user?.name ?? ''}, your menu`}>${icon('person')}<span>${user?.name}</span></summary>
      <div class="menu"><p>${user?.name}<br><small>${user?.role}</small></p>
        <label>Theme <select class="ctl" @change=${(event: Event) => apply({theme: value(event) as Theme})}>${options(['auto', 'light', 'dark'], theme())}</select></label>
        <label>Lines <select class="ctl" @change=${(event: Event) => apply({density: value(event) as Density})}>${options(['cosy', 'compact'], density())}</select></label>
        <label class="row"><input type="checkbox" .checked=${keysAreOn()} @change=${(event: Event) => apply({keys: (event.target as HTMLInputElement).checked ? 'on' : 'off'})}> Single-key shortcuts</label>
        ${user?.hasPassword ? html`<button class="ctl" @click=${() => choosePassword(false)}>Password</button>
        <button class="ctl" @click=${secondFactor}>Second factor</button>` : nothing}
        <button class="ctl" @click=${shortcuts}>Shortcuts</button>
        <button class="ctl" @click=${this.leave}>Sign out</button></div></details>`;
  }

  private readonly close = (event: KeyboardEvent): void => {
    const details = event.currentTarget as HTMLDetailsElement;
    if (event.key === 'Escape' && details.open) {
      details.open = false;
      details.querySelector('summary')?.focus();
    }
  };

  private readonly leave = async (): Promise<void> => {
    const after = await signOut();
    location.assign(after.leave ?? '/admin/?signed-out');
  };
}

const value = (event: Event): string => (event.target as HTMLSelectElement).value;

const options = (all: string[], now: string): TemplateResult[] => all.map(each => html`<option ?selected=${each === now}>${each}</option>`);

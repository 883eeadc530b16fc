/** The house of all pages: rail, title row, palette, what is told when something is wrong. */
import {html, nothing, type TemplateResult} from 'lit';
import {customElement, state} from 'lit/decorators.js';
import {html as staticHtml, unsafeStatic} from 'lit/static-html.js';
import {ApiError} from '../kit/api';
import {Plain, go, here, type Page, type PageEntry, type Place} from '../kit/page';
import {apply} from '../kit/prefs';
import {may, session, signInToDemo, whoAmI} from '../kit/session';
import {empty, problem, skeleton} from '../kit/states';
import {PAGES} from '../pages';
import {choosePassword} from './account';
import {listenToKeys} from './keys';
import {palette} from './palette';
import './rail';
import './sign-in';

@customElement('parley-app')
export class App extends Plain {
  @state() private place: Place = here();
  @state() private known = false;
  @state() private away = false;
  @state() private connected = navigator.onLine;
  @state() private said = '';
  @state() private error: ApiError | undefined;
  private readonly loaded = new Set<string>();

  override connectedCallback(): void {
    super.connectedCallback();
    apply();
    addEventListener('popstate', () => this.arrive());
    addEventListener('click', event => this.follow(event));
    addEventListener('parley-signed-out', () => (this.away = true));
    addEventListener('parley-connection', event => (this.connected = (event as CustomEvent<boolean>).detail));
    addEventListener('online', () => (this.connected = true));
    addEventListener('offline', () => (this.connected = false));
    addEventListener('parley-announce', event => (this.said = (event as CustomEvent<string>).detail));
    listenToKeys(PAGES);
    void this.ask();
  }

  private async ask(): Promise<void> {
    try {
      const met = await whoAmI();
      if (!met.signedIn && met.ways.includes('demo') && !here().query.has('signed-out')) await signInToDemo();
      this.error = undefined;
      this.known = true;
      this.arrive();
    } catch (fault) {
      if (!(fault instanceof ApiError)) throw fault;
      this.error = fault;
    }
  }

  private get pages(): PageEntry[] {
    return PAGES.filter(page => may(page.least));
  }

  /** Shows what the address says; a page's code comes when it is first looked at. */
  private arrive(): void {
    const before = this.place.page;
    this.place = here();
    if (!session().signedIn) return this.requestUpdate();
    if (session().user?.choosesPassword) void choosePassword(true);
    const first = this.pages[0];
    if (!this.place.page && first) return go('/admin/' + first.path, true);
    const page = this.pages.find(each => each.path === this.place.page);
    document.title = page ? `${page.title} · Parley` : 'Parley';
    if (page && !this.loaded.has(page.path)) {
      void page.load().then(() => {
        this.loaded.add(page.path);
        this.requestUpdate();
      });
    }
    if (before !== this.place.page) void this.updateComplete.then(() => this.querySelector<HTMLElement>('h1')?.focus({preventScroll: true}));
  }

  /** Links inside the app are gone to without loading anew. */
  private follow(event: MouseEvent): void {
    const link = event.composedPath().find((each): each is HTMLAnchorElement => each instanceof HTMLAnchorElement);
    const plain = event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.defaultPrevented;
    const own = link && link.origin === location.origin && link.pathname.startsWith('/admin/') && !link.target && !link.download;
    if (!plain || !own || /^\/admin\/(assets|sso)/.test(link.pathname)) return;
    if (link.hash && link.pathname === location.pathname) return;
    event.preventDefault();
    go(link.pathname + link.search);
  }

  private readonly entered = (): void => {
    const again = this.away;
    this.away = false;
    if (again) this.requestUpdate();
    else this.arrive();
  };

  protected override render(): TemplateResult {
    if (this.error) return html`<main class="alone">${problem(this.error, () => void this.ask())}</main>`;
    if (!this.known) return html`<main class="alone">${skeleton(4)}</main>`;
    if (!session().signedIn && !this.away) return html`<parley-sign-in @parley-signed-in=${this.entered}></parley-sign-in>`;
    return html`<a class="skip" href="#main">Skip to the content</a>
      <parley-rail .pages=${this.pages} .page=${this.place.page}></parley-rail>
      <main id="main" tabindex="-1">
        ${this.connected ? nothing : html`<div class="banner" role="status">No connection. What you typed stays; Parley tries again by itself.</div>`}
        ${this.page()}
      </main>
      ${this.away ? html`<parley-sign-in again @parley-signed-in=${this.entered}></parley-sign-in>` : nothing}
      <div class="sr" role="status" aria-live="polite">${this.said}</div>`;
  }

  private page(): unknown {
    const page = this.pages.find(each => each.path === this.place.page);
    if (!page) {
      return empty('There is no such page', 'The address may be old, or your role does not see this page.', html`<button class="btn" @click=${() => palette(this.pages)}>Find a page</button>`);
    }
    if (!this.loaded.has(page.path)) return skeleton(8);
    const tag = unsafeStatic('page-' + page.path);
    return staticHtml`<${tag} .place=${this.place}></${tag}>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'parley-app': App;
    [page: `page-${string}`]: Page;
  }
}

/** Every page, in the order of the rail. A page is a folder in pages/ and one line here. */
import {api} from './kit/api';
import type {PageEntry} from './kit/page';

/** How many cases wait; of many it is enough to know that they are. */
const openCases = async (): Promise<number> => (await api.get<{items: unknown[]}>('/api/v1/cases?limit=200')).items.length;

export const PAGES: PageEntry[] = [
  {path: 'results', title: 'Results', icon: 'results', key: 'r', least: 'viewer', load: () => import('./pages/results/page')},
  {path: 'comments', title: 'Comments', icon: 'words', key: 'w', least: 'viewer', load: () => import('./pages/comments/page')},
  {path: 'inbox', title: 'Inbox', icon: 'inbox', key: 'i', least: 'responder', load: () => import('./pages/inbox/page'), count: openCases},
  {path: 'conversations', title: 'Conversations', icon: 'talks', key: 'c', least: 'viewer', load: () => import('./pages/conversations/page')},
  {path: 'flows', title: 'Flows', icon: 'flows', key: 'f', least: 'viewer', load: () => import('./pages/flows/page')},
  {path: 'contacts', title: 'Contacts', icon: 'people', key: 'p', least: 'responder', load: () => import('./pages/contacts/page')},
  {path: 'settings', title: 'Settings', icon: 'settings', key: 's', least: 'admin', load: () => import('./pages/settings/page')},
];

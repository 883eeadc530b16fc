/** Who is signed in, and what they may do. */
import {api, useToken} from './api';

export type Role = 'viewer' | 'responder' | 'editor' | 'admin';

const ROLES: Role[] = ['viewer', 'responder', 'editor', 'admin'];

export interface Session {
  signedIn: boolean;
  environment: 'demo' | 'production' | 'sandbox';
  version: string;
  /** Ways to sign in. */
  ways: ('password' | 'single-sign-on' | 'demo')[];
  user?: {id: string; name: string; role: Role; hasPassword: boolean; secondFactor: boolean; choosesPassword: boolean};
  /** After signing out: where the company's sign-in forgets the browser, too. */
  leave?: string;
  csrf?: string;
}

let current: Session = {signedIn: false, environment: 'production', version: '', ways: []};

export function session(): Session {
  return current;
}

/** Whether the person who is signed in has at least that role. */
export function may(least: Role): boolean {
  const role = current.user?.role;
  return role !== undefined && ROLES.indexOf(role) >= ROLES.indexOf(least);
}

function take(given: Session): Session {
  current = given;
  useToken(given.csrf ?? '');
  return given;
}

export async function whoAmI(): Promise<Session> {
  return take(await api.get<Session>('/api/v1/session'));
}

export async function signIn(user: string, password: string, code: string): Promise<Session> {
  return take(await api.post<Session>('/api/v1/session', {user, password, ...(code ? {code} : {})}));
}

/** The demo lets everybody at its machine in. */
export async function signInToDemo(): Promise<Session> {
  return take(await api.post<Session>('/api/v1/session', {demo: true}));
}

export async function changePassword(password: string, next: string): Promise<Session> {
  return take(await api.put<Session>('/api/v1/session/password', {password, new: next}));
}

export async function signOut(): Promise<Session> {
  return take(await api.delete<Session>('/api/v1/session'));
}

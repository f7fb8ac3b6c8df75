/**
 * The pages of the console. The gateway serves no other paths: each of them is matched by a line of its
 * routes.yml that says `console-page`, and a test of the gateway reads this file.
 */
export const PATHS = {
  home: '/',
  logIn: '/login',
  register: '/register',
  newWorkspace: '/new-workspace',
  sessions: '/me/sessions',
  films: '/w/:workspace/films',
  newFilm: '/w/:workspace/films/new',
  film: '/w/:workspace/films/:film',
  usage: '/w/:workspace/usage',
  members: '/w/:workspace/members',
} as const;

export const filmsOf = (workspace: string) => `/w/${workspace}/films`;
export const newFilmIn = (workspace: string) => `/w/${workspace}/films/new`;
export const filmAt = (workspace: string, film: string) => `/w/${workspace}/films/${film}`;
export const usageOf = (workspace: string) => `/w/${workspace}/usage`;
export const membersOf = (workspace: string) => `/w/${workspace}/members`;

/** A page of ours to go on with, never another site's. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  return /^\/(?![/\\])/.test(next) && !next.startsWith(PATHS.logIn) ? next : '/';
}

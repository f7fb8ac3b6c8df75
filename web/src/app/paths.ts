/**
 * The pages of the console. The gateway serves no other paths: each of them is matched by a line of its
 * routes.yml that says `console-page`, and a test of the gateway reads this file.
 */
export const PATHS = {
  home: '/',
  logIn: '/login',
  register: '/register',
  enter: '/enter',
  newWorkspace: '/new-workspace',
  sessions: '/me/sessions',
  films: '/w/:workspace/films',
  newFilm: '/w/:workspace/films/new',
  film: '/w/:workspace/films/:film',
  approvals: '/w/:workspace/approvals',
  approval: '/w/:workspace/approvals/:approval',
  stages: '/w/:workspace/approval-stages',
  usage: '/w/:workspace/usage',
  members: '/w/:workspace/members',
  webhooks: '/w/:workspace/webhooks',
  webhook: '/w/:workspace/webhooks/:webhook',
  branding: '/w/:workspace/branding',
  portal: '/portal/w/:workspace',
  portalPost: '/portal/w/:workspace/posts/:post',
  portalWebhooks: '/portal/w/:workspace/webhooks',
  portalWebhook: '/portal/w/:workspace/webhooks/:webhook',
} as const;

export const filmsOf = (workspace: string) => `/w/${workspace}/films`;
export const newFilmIn = (workspace: string) => `/w/${workspace}/films/new`;
export const filmAt = (workspace: string, film: string) => `/w/${workspace}/films/${film}`;
export const approvalsOf = (workspace: string) => `/w/${workspace}/approvals`;
export const approvalAt = (workspace: string, approval: string) => `/w/${workspace}/approvals/${approval}`;
export const stagesOf = (workspace: string) => `/w/${workspace}/approval-stages`;
export const usageOf = (workspace: string) => `/w/${workspace}/usage`;
export const membersOf = (workspace: string) => `/w/${workspace}/members`;
export const webhooksOf = (workspace: string) => `/w/${workspace}/webhooks`;
export const brandingOf = (workspace: string) => `/w/${workspace}/branding`;
export const portalOf = (workspace: string) => `/portal/w/${workspace}`;
export const portalPostAt = (workspace: string, post: string) => `/portal/w/${workspace}/posts/${post}`;
export const portalWebhooksOf = (workspace: string) => `/portal/w/${workspace}/webhooks`;

/** A page of ours to go on with, never another site's. */
export function nextOf(search: string): string {
  const next = new URLSearchParams(search).get('next') ?? '/';
  const isOurs = /^\/(?![/\\])/.test(next) && !/[\s\\]/.test(next);
  return isOurs && !next.startsWith(PATHS.logIn) && !next.startsWith(PATHS.enter) ? next : '/';
}

/** Which workspace a page is of, as far as its path tells. */
export function workspaceOf(path: string): string | null {
  return /^\/(?:portal\/)?w\/([\w-]+)/.exec(path)?.[1] ?? null;
}

/** Who may see the portal and nothing of the house is a client, and at home there. */
export function isClient(permissions: string[]): boolean {
  return permissions.includes('portal:use') && !permissions.includes('posts:read');
}

/** Where a member of a workspace begins. */
export function homeIn(workspace: string, permissions: string[]): string {
  return isClient(permissions) ? portalOf(workspace) : filmsOf(workspace);
}

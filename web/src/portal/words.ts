import type { PortalStatus } from '../api/model.ts';

export const STATUS: Record<PortalStatus, string> = {
  waiting: 'Waits for you',
  approved: 'Approved',
  changes_requested: 'Being changed',
  published: 'Published',
};

export const TONE: Record<PortalStatus, string> = {
  waiting: 'busy',
  approved: 'good',
  changes_requested: 'warm',
  published: 'good',
};

const PLATFORMS: Record<string, string> = {
  youtube: 'YouTube',
  tiktok: 'TikTok',
  linkedin: 'LinkedIn',
  x: 'X',
};

export function platform(code: string): string {
  return PLATFORMS[code] ?? code.charAt(0).toUpperCase() + code.slice(1).replaceAll('_', ' ');
}

/** "9:16" as CSS wants it; a wide screen where nobody knows. */
export function shapeOf(aspect: string | null | undefined): { aspectRatio: string } {
  const sides = /^(\d{1,5}):(\d{1,5})$/.exec(aspect ?? '');
  return { aspectRatio: sides === null ? '16 / 9' : `${sides[1]} / ${sides[2]}` };
}

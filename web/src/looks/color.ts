/** Colours as the API gives them: #rrggbb. */

/** WCAG 2.2: 1 (the same) to 21 (black on white). */
export function contrast(one: string, other: string): number {
  const [darker, lighter] = [luminance(one), luminance(other)].sort((a, b) => a - b) as [number, number];
  return (lighter + 0.05) / (darker + 0.05);
}

/** White or nearly black, whichever can be read better on it. */
export function readableOn(color: string): string {
  return contrast(color, '#ffffff') >= contrast(color, '#14161c') ? '#ffffff' : '#14161c';
}

export function isColor(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

export function isDark(color: string): boolean {
  return contrast(color, '#ffffff') > contrast(color, '#000000');
}

/** So much of one, and the rest of the other. */
export function mix(one: string, share: number, other: string): string {
  const [a, b] = [channels(one), channels(other)];
  return `#${a.map((value, at) => hex(value * share + b[at]! * (1 - share))).join('')}`;
}

/** The colour, or as little of another in it as makes it readable on all the grounds. */
export function readableAmong(color: string, towards: string, grounds: string[], least = 4.5): string {
  for (let share = 1; share > 0; share -= 0.05) {
    const tried = share === 1 ? color : mix(color, share, towards);
    if (grounds.every((ground) => contrast(tried, ground) >= least)) return tried;
  }
  return towards;
}

function luminance(color: string): number {
  const [red, green, blue] = channels(color).map((value) => {
    const share = value / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  }) as [number, number, number];
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channels(color: string): number[] {
  return [1, 3, 5].map((at) => parseInt(color.slice(at, at + 2), 16));
}

function hex(value: number): string {
  return Math.round(value).toString(16).padStart(2, '0');
}

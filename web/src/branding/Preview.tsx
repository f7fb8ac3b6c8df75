import { useEffect, useRef } from 'react';
import { clothesOf, schemeOf, type Colors } from '../looks/clothes.ts';
import { isColor } from '../looks/color.ts';

/** The portal in small, as it would look. */
export function Preview({
  name,
  logo,
  colors,
  hidesFooter,
}: {
  name: string;
  logo: string | null;
  colors: Colors;
  hidesFooter: boolean;
}) {
  const frame = useRef<HTMLDivElement>(null);
  const whole = isColor(colors.primary) && isColor(colors.text) && isColor(colors.background);
  useEffect(() => {
    if (frame.current === null || !whole) return;
    for (const [token, value] of Object.entries(clothesOf(colors))) frame.current.style.setProperty(token, value);
    frame.current.style.colorScheme = schemeOf(colors);
  }, [colors, whole]);
  return (
    <section aria-labelledby="preview">
      <h2 id="preview">So it looks</h2>
      <div className="preview" ref={frame} aria-hidden="true">
        <p className="preview-head">
          {logo !== null && <img className="logo" src={logo} alt="" />}
          <b>{name}</b>
        </p>
        <div className="preview-card">
          <span className="preview-film" />
          <b>Summer, in fifteen seconds</b>
          <span className="soft">0:15 · YouTube</span>
          <span className="preview-deeds">
            <span className="button first">Approve</span>
            <span className="button">Ask for changes</span>
          </span>
        </div>
        {!hidesFooter && <p className="soft preview-foot">Made with Marquee</p>}
      </div>
    </section>
  );
}

import { useState, type FormEvent } from 'react';
import { useParams } from 'react-router';
import { useApi, useMay } from '../app/context.tsx';
import { useDeed, useTitle, useVersioned, type Reading } from '../app/load.ts';
import type { Versioned } from '../api/client.ts';
import type { Branding } from '../api/model.ts';
import { contrast, isColor } from '../looks/color.ts';
import { OURS, UNCHOSEN, type Colors } from '../looks/clothes.ts';
import { useLooks } from '../looks/looks.tsx';
import { Button, Field, PageHead, Tick } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { Domains } from './Domains.tsx';
import { Images } from './Images.tsx';
import { Preview } from './Preview.tsx';

/** How the workspace looks to its clients, in the portal, in mails and on its own domain. */
export function BrandingPage() {
  useTitle('Looks');
  const { workspace = '' } = useParams();
  const at = `/api/v1/workspaces/${workspace}/branding`;
  const branding = useVersioned<Branding>(at);
  const mayChange = useMay(workspace)('workspaces:write');
  return (
    <>
      <PageHead title="Looks" lead="What your clients see: in the portal, in mails, and on your own domain." />
      {branding.state === 'loading' && <Loading what="the looks" />}
      {branding.state === 'failed' && <Trouble failure={branding.failure} again={branding.again} />}
      {branding.state === 'ready' && (
        <>
          <Colouring at={at} branding={branding.data} reading={branding} mayChange={mayChange} />
          <Images at={at} branding={branding.data} reading={branding} mayChange={mayChange} />
        </>
      )}
      <Domains workspace={workspace} mayChange={mayChange} />
    </>
  );
}

const READ = 4.5;
const SEEN = 3;

function Colouring({
  at,
  branding: { data, tag },
  reading,
  mayChange,
}: {
  at: string;
  branding: Versioned<Branding>;
  reading: Reading<Versioned<Branding>>;
  mayChange: boolean;
}) {
  const api = useApi();
  const looks = useLooks();
  const [name, setName] = useState(data.product_name ?? '');
  const [sender, setSender] = useState(data.sender_name ?? '');
  const [hides, setHides] = useState(data.hide_footer);
  const [colors, setColors] = useState<Colors>({
    primary: data.primary_color,
    text: data.text_color,
    background: data.background_color,
  });
  const [saved, setSaved] = useState(false);
  const save = useDeed(async () => {
    const body = {
      product_name: name.trim() === '' ? null : name.trim(),
      primary_color: colors.primary,
      text_color: colors.text,
      background_color: colors.background,
      sender_name: sender.trim() === '' ? null : sender.trim(),
      hide_footer: hides,
    };
    reading.put(await api.change<Branding>('PUT', at, body, tag));
    looks.again();
  });
  const wrong = save.failure?.fields ?? {};
  const color = (which: keyof Colors, value: string) => setColors({ ...colors, [which]: value.toLowerCase() });

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void save.run().then(setSaved);
  }

  return (
    <div className="looks">
      <form className="sheet" onSubmit={submit} onChange={() => setSaved(false)}>
        <Field
          label="Name"
          value={name}
          maxLength={60}
          placeholder={OURS.name}
          hint="Stands where Marquee would."
          readOnly={!mayChange}
          wrong={wrong['product_name']}
          onChange={(event) => setName(event.target.value)}
        />
        <fieldset className="colors" disabled={!mayChange}>
          <legend>Colours</legend>
          <ColorField label="Buttons and links" value={colors.primary} wrong={wrong['primary_color']} onChange={(value) => color('primary', value)} />
          <ColorField label="Text" value={colors.text} wrong={wrong['text_color']} onChange={(value) => color('text', value)} />
          <ColorField label="Background" value={colors.background} wrong={wrong['background_color']} onChange={(value) => color('background', value)} />
        </fieldset>
        <ul className="contrasts" aria-live="polite">
          <Contrast what="Text on the background" one={colors.text} other={colors.background} needed={READ} />
          <Contrast what="Buttons on the background" one={colors.primary} other={colors.background} needed={SEEN} />
        </ul>
        <Field
          label="Sender of mails"
          value={sender}
          maxLength={60}
          placeholder={OURS.name}
          hint="The name that mails come from."
          readOnly={!mayChange}
          wrong={wrong['sender_name']}
          onChange={(event) => setSender(event.target.value)}
        />
        <Tick
          label="Do not say “Made with Marquee”"
          checked={hides}
          disabled={!mayChange}
          onChange={(event) => setHides(event.target.checked)}
        />
        {save.failure && Object.keys(wrong).length === 0 && <Trouble failure={save.failure} />}
        {mayChange && (
          <div className="deeds">
            <Button type="submit" kind="first" busy={save.busy}>
              Save the looks
            </Button>
            <Button
              onClick={() => {
                setSaved(false);
                setColors(UNCHOSEN);
              }}
            >
              Colours as they came
            </Button>
          </div>
        )}
        <p role="status">{saved && 'Saved. Mails and pages follow within minutes.'}</p>
      </form>
      <Preview name={name.trim() || OURS.name} logo={looks.logo} colors={colors} hidesFooter={hides} />
    </div>
  );
}

/** A colour by the browser's own choice or typed, as one likes. */
function ColorField({
  label,
  value,
  wrong,
  onChange,
}: {
  label: string;
  value: string;
  wrong: string | undefined;
  onChange: (value: string) => void;
}) {
  return (
    <div className="color">
      <input
        type="color"
        aria-label={`${label}: choose`}
        value={isColor(value) ? value : '#000000'}
        onChange={(event) => onChange(event.target.value)}
      />
      <Field
        label={label}
        value={value}
        required
        pattern="#[0-9a-fA-F]{6}"
        title="A colour such as #1b4b8f"
        spellCheck={false}
        wrong={wrong}
        onChange={(event) => onChange(event.target.value)}
      />
    </div>
  );
}

function Contrast({ what, one, other, needed }: { what: string; one: string; other: string; needed: number }) {
  if (!isColor(one) || !isColor(other)) return <li className="soft">{what}: a colour is like #1b4b8f</li>;
  const is = contrast(one, other);
  const enough = is >= needed;
  return (
    <li className={enough ? 'soft' : 'wrong'}>
      {what}: {is.toFixed(1)} to 1, {enough ? 'which is enough' : `and ${needed} is needed for people to read it`}
    </li>
  );
}

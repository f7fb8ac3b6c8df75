import { useParams } from 'react-router';
import { useLoaded, useTitle } from '../app/load.ts';
import { day, number, usd, words } from '../app/words.ts';
import type { MeterUse, Usage as Summary } from '../api/model.ts';
import { Bar, PageHead } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';

/** What the workspace used this month, and what its account still has. */
export function Usage() {
  useTitle('Usage');
  const { workspace } = useParams();
  const usage = useLoaded<Summary>(`/api/v1/w/${workspace}/usage`);
  if (usage.state !== 'ready')
    return (
      <>
        <PageHead title="Usage" />
        {usage.state === 'loading' ? <Loading what="usage" /> : <Trouble failure={usage.failure} again={usage.again} />}
      </>
    );
  const { plan, period, credits, meters, cost_usd, forecast_cost_usd } = usage.data;
  return (
    <>
      <PageHead
        title="Usage"
        lead={`${words(plan)} plan · ${day(period.start)} to ${day(period.end)} · a credit is one US cent`}
      />
      <dl className="figures">
        <Figure name="Credits available" value={number(credits.available)} of="to the account" />
        <Figure name="Held" value={number(credits.held)} of="for films that are being made" />
        <Figure name="Used" value={number(credits.used)} of={`by this workspace, ${usd(cost_usd)}`} />
        <Figure name="At this pace" value={usd(forecast_cost_usd)} of="by the end of the month" />
      </dl>
      <section aria-labelledby="meters">
        <h2 id="meters">Of the plan</h2>
        <ul className="meters">
          {meters.map((meter) => (
            <Meter key={meter.meter} meter={meter} />
          ))}
        </ul>
      </section>
    </>
  );
}

function Figure({ name, value, of }: { name: string; value: string; of: string }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>
        <b>{value}</b>
        <span className="soft">{of}</span>
      </dd>
    </div>
  );
}

function Meter({ meter }: { meter: MeterUse }) {
  const name = words(meter.meter);
  const used = `${number(meter.used)} of ${number(meter.included)}`;
  return (
    <li>
      <div className="meter-head">
        <b>{name}</b>
        <span>{meter.included > 0 ? used : number(meter.used)}</span>
      </div>
      {meter.percent !== null && <Bar percent={meter.percent} label={name} text={used} />}
      <p className="soft">{number(meter.forecast)} expected by the end of the month</p>
    </li>
  );
}

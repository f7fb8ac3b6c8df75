import { useCallback, useRef, useState, type FormEvent } from 'react';
import { Link, useParams } from 'react-router';
import { useApi, useMay } from '../app/context.tsx';
import { useDeed, useList, useLoaded, useTitle, useVersioned } from '../app/load.ts';
import { approvalsOf, filmAt } from '../app/paths.ts';
import { moment, number } from '../app/words.ts';
import type { Approval, ApprovalWhole, Page, Post, PostComment, Variant } from '../api/model.ts';
import type { Versioned } from '../api/client.ts';
import { Player } from '../films/Player.tsx';
import { useVariant } from '../films/reel.ts';
import { platform } from '../portal/words.ts';
import { Badge, Button, Choice, Dialog, PageHead } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { Decide, type Verdict } from './Decide.tsx';
import { usePeople, type People } from './people.ts';
import { NewRemark, Pins, Remarks, type Remark } from './Remarks.tsx';
import { TermsFields, termsOf } from './Terms.tsx';
import { AUDIENCE, PRIORITY, STATUS, TONE, deed, isOverdue } from './words.ts';

/** One approval: what is decided about, by whom, and what was said. */
export function ApprovalPage() {
  const { workspace = '', approval: id = '' } = useParams();
  const base = `/api/v1/w/${workspace}`;
  const approval = useVersioned<ApprovalWhole>(`${base}/approvals/${id}`);
  useTitle(approval.state === 'ready' ? approval.data.data.post_title : 'Approval');
  const back = (
    <p className="crumb">
      <Link to={approvalsOf(workspace)}>Approvals</Link>
    </p>
  );
  if (approval.state === 'loading') return <Loading what="the approval" />;
  if (approval.state === 'failed')
    return (
      <>
        {back}
        <PageHead title="Approval" />
        <Trouble failure={approval.failure} again={approval.again} />
      </>
    );
  return (
    <>
      {back}
      <Whole base={base} approval={approval.data} again={approval.again} />
    </>
  );
}

function Whole({ base, approval, again }: { base: string; approval: Versioned<ApprovalWhole>; again: () => void }) {
  const { workspace = '' } = useParams();
  const api = useApi();
  const may = useMay(workspace);
  const people = usePeople(workspace);
  const { data } = approval;
  const at = `${base}/posts/${data.post_id}`;
  const post = useLoaded<Post>(at);
  const comments = useList<PostComment>(`${at}/comments`, 100);
  const video = useRef<HTMLVideoElement>(null);
  const [now, setNow] = useState(0);
  const [length, setLength] = useState<number | null>(null);

  const reload = () => {
    again();
    post.again();
    comments.again();
  };
  const seek = (seconds: number) => {
    if (video.current !== null) video.current.currentTime = seconds;
  };
  const decide = async ({ approved, comment }: Verdict) => {
    const body = { content_hash: data.content_hash, stage_id: data.stage.id, ...(comment === '' ? {} : { comment }) };
    await api.post(`${at}/${approved ? 'approve' : 'reject'}`, body);
    reload();
  };
  const remarks = comments.items.map((comment) => remarkOf(comment, people));
  const forClient = data.stage.audience === 'client';
  const mayDecide = may('approvals:decide') && (!forClient || may('content:others'));
  const late = data.status === 'pending' && isOverdue(data.due_at);

  return (
    <>
      <PageHead
        title={data.post_title}
        lead={
          <>
            <Badge tone={late ? 'bad' : TONE[data.status]}>{late ? 'Overdue' : STATUS[data.status]}</Badge> asked by{' '}
            {people.nameOf(data.submitted_by, true)}, {moment(data.submitted_at)}
          </>
        }
      />
      <Steps approval={data} />
      <div className="review">
        <div className="review-film">
          {data.film_id === null ? (
            <p className="note">This post has no film.</p>
          ) : (
            <FilmOf
              base={base}
              film={data.film_id}
              variant={post.state === 'ready' ? post.data.variant_id : null}
              title={data.post_title}
              video={video}
              onTime={setNow}
              onLength={setLength}
            />
          )}
          <Pins remarks={remarks} seconds={length ?? 0} onSeek={seek} />
        </div>
        <div className="review-side">
          {data.status === 'pending' && mayDecide && (
            <Decide title={`Decide: ${data.stage.name}`} onDecide={decide} onOvertaken={reload}>
              {forClient && (
                <p className="soft">
                  The client is asked. You may decide on their behalf; the history will say so.
                </p>
              )}
            </Decide>
          )}
          <About approval={approval} base={base} people={people} mayChange={may('posts:write')} onChange={again} />
          {post.state === 'failed' && <Trouble failure={post.failure} again={post.again} />}
          {post.state === 'ready' && <Words post={post.data} />}
        </div>
        <div className="review-talk">
          {comments.failure && <Trouble failure={comments.failure} again={comments.again} />}
          <Remarks remarks={remarks} onSeek={seek}>
            {comments.next !== null && (
              <Button busy={comments.state === 'loading'} onClick={comments.more}>
                Show more comments
              </Button>
            )}
            <NewRemark
              film={length}
              now={now}
              onSay={async (text, seconds, form) => {
                const audience = String(form.get('audience'));
                await api.post(`${at}/comments`, {
                  text,
                  audience,
                  ...(seconds === null ? {} : { at_seconds: seconds }),
                });
                comments.again();
              }}
            >
              <Choice label="Who reads it" name="audience" defaultValue="internal">
                <option value="internal">The team</option>
                <option value="client">The client too</option>
              </Choice>
            </NewRemark>
          </Remarks>
          <History approval={data} people={people} />
        </div>
      </div>
    </>
  );
}

/** The stages, and where it stands. */
function Steps({ approval }: { approval: Approval }) {
  const at = approval.stages.findIndex((stage) => stage.id === approval.stage.id);
  return (
    <ol className="steps" aria-label="Stages">
      {approval.stages.map((stage, position) => {
        const done = approval.status === 'approved' || position < at;
        const here = approval.status !== 'approved' && position === at;
        const tone = here && approval.status === 'rejected' ? 'bad' : done ? 'done' : here ? 'here' : '';
        return (
          <li key={stage.id} className={tone} aria-current={here ? 'step' : undefined}>
            <b>{stage.name}</b>
            <span className="soft">
              {AUDIENCE[stage.audience]}
              {done && <span className="unseen">, approved</span>}
            </span>
          </li>
        );
      })}
    </ol>
  );
}

interface Shown {
  base: string;
  film: string;
  variant: string | null;
  title: string;
  video: React.RefObject<HTMLVideoElement | null>;
  onTime: (seconds: number) => void;
  onLength: (seconds: number) => void;
}

function FilmOf({ base, film, variant, ...rest }: Shown) {
  const { workspace = '' } = useParams();
  const at = `${base}/films/${film}`;
  const variants = useLoaded<Page<Variant>>(`${at}/variants`);
  if (variants.state === 'loading') return <Loading what="the film" />;
  if (variants.state === 'failed')
    return <Trouble failure={variants.failure} again={variants.failure.status === 404 ? undefined : variants.again} />;
  const found = variants.data.items.find((each) => each.id === variant) ?? variants.data.items[0];
  if (found === undefined)
    return (
      <p className="note">
        The film is not rendered yet. <Link to={filmAt(workspace, film)}>To the film</Link>
      </p>
    );
  return <Screen at={at} variant={found} {...rest} />;
}

function Screen({
  at,
  variant,
  title,
  video,
  onTime,
  onLength,
}: { at: string; variant: Variant } & Omit<Shown, 'base' | 'film' | 'variant'>) {
  const load = useVariant(at, variant);
  const known = useCallback(
    (signal: AbortSignal) =>
      load(signal).then((reel) => {
        onLength(variant.duration_seconds);
        return reel;
      }),
    [load, onLength, variant.duration_seconds],
  );
  const shape = { aspectRatio: `${variant.width} / ${variant.height}` };
  return <Player load={known} shape={shape} label={`The film of ${title}`} video={video} onTime={onTime} />;
}

function About({
  approval: { data, tag },
  base,
  people,
  mayChange,
  onChange,
}: {
  approval: Versioned<ApprovalWhole>;
  base: string;
  people: People;
  mayChange: boolean;
  onChange: () => void;
}) {
  const api = useApi();
  const [changing, setChanging] = useState(false);
  const change = useDeed(async (form: FormData) => {
    await api.change('PATCH', `${base}/approvals/${data.id}`, termsOf(form), tag);
    setChanging(false);
    onChange();
  });
  const wrong = change.failure?.fields ?? {};
  return (
    <section className="sheet" aria-labelledby="about">
      <h2 id="about">About it</h2>
      <dl className="facts">
        <dt>Who decides</dt>
        <dd>{data.assignee_id === null ? 'Whoever may' : people.nameOf(data.assignee_id)}</dd>
        <dt>By when</dt>
        <dd>{data.due_at === null ? 'No date' : moment(data.due_at)}</dd>
        <dt>Priority</dt>
        <dd>{PRIORITY[data.priority]}</dd>
        <dt>Hours of work</dt>
        <dd>{data.estimated_hours === null ? 'Not estimated' : number(data.estimated_hours)}</dd>
      </dl>
      {mayChange && data.status === 'pending' && (
        <Button onClick={() => setChanging(true)} aria-label="Change who decides, by when and how urgent it is">
          Change
        </Button>
      )}
      {changing && (
        <Dialog title="Change it" onClose={() => setChanging(false)}>
          <form
            onSubmit={(event: FormEvent<HTMLFormElement>) => {
              event.preventDefault();
              void change.run(new FormData(event.currentTarget));
            }}
          >
            <TermsFields terms={data} people={people} wrong={wrong} />
            {change.failure && Object.keys(wrong).length === 0 && <Trouble failure={change.failure} />}
            <div className="deeds">
              <Button type="submit" kind="first" busy={change.busy}>
                Save
              </Button>
              <Button onClick={() => setChanging(false)}>Cancel</Button>
            </div>
          </form>
        </Dialog>
      )}
    </section>
  );
}

function Words({ post }: { post: Post }) {
  return (
    <section className="sheet" aria-labelledby="words">
      <h2 id="words">The post</h2>
      <p className="said">{post.description === '' ? <span className="soft">Without words.</span> : post.description}</p>
      {post.publications.length > 0 && (
        <p className="badges">
          {[...new Set(post.publications.map((each) => each.platform))].map((each) => (
            <Badge key={each} tone="">
              {platform(each)}
            </Badge>
          ))}
        </p>
      )}
      {post.scheduled_at !== null && <p className="soft">Planned for {moment(post.scheduled_at)}</p>}
    </section>
  );
}

function History({ approval, people }: { approval: ApprovalWhole; people: People }) {
  return (
    <section aria-labelledby="history">
      <h2 id="history">What happened</h2>
      <ol className="history">
        {approval.history.map((entry, position) => (
          <li key={position}>
            <span>{deed(entry, people.nameOf(entry.by))}</span>{' '}
            <span className="soft">
              {entry.stage} · <time dateTime={entry.at}>{moment(entry.at)}</time>
            </span>
            {entry.comment !== null && <p className="said">{entry.comment}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function remarkOf(comment: PostComment, people: People): Remark {
  return {
    ...comment,
    by: people.nameOf(comment.created_by),
    badge: comment.by_client ? 'Client' : comment.audience === 'client' ? 'Client reads it' : undefined,
  };
}

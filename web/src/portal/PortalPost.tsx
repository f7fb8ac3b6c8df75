import { useCallback, useRef, useState } from 'react';
import { Link, useParams } from 'react-router';
import { Decide, type Verdict } from '../approvals/Decide.tsx';
import { NewRemark, Pins, Remarks, type Remark } from '../approvals/Remarks.tsx';
import { useApi, useMay } from '../app/context.tsx';
import { useLoaded, useTitle } from '../app/load.ts';
import { portalOf } from '../app/paths.ts';
import { moment } from '../app/words.ts';
import type { PortalComment, PortalPostWhole } from '../api/model.ts';
import { Player } from '../films/Player.tsx';
import { Badge, PageHead } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import { useLooks } from '../looks/looks.tsx';
import { STATUS, TONE, platform, shapeOf } from './words.ts';

/** One post as the client sees it: the film, the words, and a decision about exactly these. */
export function PortalPost() {
  const { workspace = '', post: id = '' } = useParams();
  const at = `/api/v1/w/${workspace}/portal/posts/${id}`;
  const post = useLoaded<PortalPostWhole>(at);
  useTitle(post.state === 'ready' ? post.data.title : 'Post');
  const back = (
    <p className="crumb">
      <Link to={portalOf(workspace)}>All posts</Link>
    </p>
  );
  if (post.state === 'loading') return <Loading what="the post" />;
  if (post.state === 'failed')
    return (
      <>
        {back}
        <PageHead title="Post" />
        <Trouble failure={post.failure} again={post.failure.status === 404 ? undefined : post.again} />
      </>
    );
  return (
    <>
      {back}
      <PostOf key={post.data.content_hash} post={post.data} at={at} again={post.again} />
    </>
  );
}

function PostOf({ post, at, again }: { post: PortalPostWhole; at: string; again: () => void }) {
  const { workspace = '' } = useParams();
  const api = useApi();
  const may = useMay(workspace);
  const { name } = useLooks();
  const video = useRef<HTMLVideoElement>(null);
  const [now, setNow] = useState(0);
  const { film } = post;

  const load = useCallback(
    async (signal: AbortSignal) => {
      const [address, poster] = await Promise.all([
        api.addressOf(`${at}/film`, signal),
        api.addressOf(`${at}/poster`, signal).catch(() => undefined),
      ]);
      return { film: address, poster };
    },
    [api, at],
  );
  const seek = (seconds: number) => {
    if (video.current === null) return;
    video.current.currentTime = seconds;
    video.current.scrollIntoView({ block: 'nearest' });
  };
  const decide = async ({ approved, comment }: Verdict) => {
    const body = {
      content_hash: post.content_hash,
      ...(post.stage === null ? {} : { stage_id: post.stage.id }),
      ...(comment === '' ? {} : { comment }),
    };
    await api.post(`${at}/${approved ? 'approve' : 'request-changes'}`, body);
    again();
  };
  const remarks = post.comments.map((comment) => remarkOf(comment, name));

  return (
    <>
      <PageHead
        title={post.title}
        lead={
          <>
            <Badge tone={TONE[post.status]}>{STATUS[post.status]}</Badge>
            {post.status === 'waiting' && post.due_at !== null && <> · please by {moment(post.due_at)}</>}
          </>
        }
      />
      <div className="review">
        <div className="review-film">
          {film === null ? (
            <p className="note">This post has no film.</p>
          ) : (
            <>
              <Player load={load} shape={shapeOf(film.aspect_ratio)} label={film.title} video={video} onTime={setNow} />
              <Pins remarks={remarks} seconds={film.duration_seconds} onSeek={seek} />
            </>
          )}
        </div>
        <div className="review-side">
          {post.status === 'waiting' && may('approvals:decide') && (
            <Decide title="Is it good to go?" onDecide={decide} onOvertaken={again}>
              <p className="soft">You decide about exactly what you see here. If it is changed later, you are asked again.</p>
            </Decide>
          )}
          {post.status === 'changes_requested' && (
            <p className="note">It is being changed. You are asked again when it is ready.</p>
          )}
          {post.status !== 'waiting' && <Decisions post={post} name={name} />}
          <Words post={post} />
        </div>
        <div className="review-talk">
          <Remarks remarks={remarks} onSeek={seek}>
            {post.status === 'waiting' && (
              <NewRemark
                film={film?.duration_seconds ?? null}
                now={now}
                onSay={async (text, seconds) => {
                  await api.post(`${at}/comments`, { text, ...(seconds === null ? {} : { at_seconds: seconds }) });
                  again();
                }}
              />
            )}
          </Remarks>
        </div>
      </div>
    </>
  );
}

function Words({ post }: { post: PortalPostWhole }) {
  return (
    <section className="sheet" aria-labelledby="words">
      <h2 id="words">The post</h2>
      <p className="said">{post.description === '' ? <span className="soft">Without words.</span> : post.description}</p>
      {post.platforms.length > 0 && (
        <p className="badges">
          {post.platforms.map((each) => (
            <Badge key={each} tone="">
              {platform(each)}
            </Badge>
          ))}
        </p>
      )}
      {post.scheduled_at !== null && <p className="soft">Planned for {moment(post.scheduled_at)}</p>}
      {post.publications.length > 0 && (
        <ul className="links">
          {post.publications.map((each) => (
            <li key={each.platform + (each.url ?? '')}>
              {each.url !== null && /^https?:/.test(each.url) ? (
                <a href={each.url} target="_blank" rel="noreferrer">
                  See it on {platform(each.platform)}
                </a>
              ) : (
                `On ${platform(each.platform)}`
              )}
              {each.published_at !== null && <span className="soft"> since {moment(each.published_at)}</span>}
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}

function Decisions({ post, name }: { post: PortalPostWhole; name: string }) {
  if (post.decisions.length === 0) return null;
  return (
    <section className="sheet" aria-labelledby="decisions">
      <h2 id="decisions">Decisions</h2>
      <ol className="history">
        {post.decisions.map((each) => (
          <li key={each.at + each.action}>
            <b>{each.action === 'approved' ? 'Approved' : 'Changes asked for'}</b>{' '}
            <span className="soft">
              {each.by_client ? 'by you or a colleague' : `by ${name} for you`} · {moment(each.at)}
            </span>
            {each.comment !== null && <p className="said">{each.comment}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}

function remarkOf(comment: PortalComment, name: string): Remark {
  return { ...comment, by: comment.by_client ? 'You or a colleague' : name };
}

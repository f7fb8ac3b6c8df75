import { Link, useParams } from 'react-router';
import { useMe } from '../app/context.tsx';
import { useList, useTitle, type List } from '../app/load.ts';
import { portalPostAt } from '../app/paths.ts';
import { ago, day, length } from '../app/words.ts';
import type { PortalPost } from '../api/model.ts';
import { Badge, Button, PageHead } from '../ui/parts.tsx';
import { Empty, Loading, Trouble } from '../ui/states.tsx';
import { Poster } from './Poster.tsx';
import { STATUS, TONE, platform } from './words.ts';

/** What waits for the client, and what was decided. */
export function PortalPosts() {
  useTitle('Your posts');
  const { workspace = '' } = useParams();
  const { user } = useMe();
  const base = `/api/v1/w/${workspace}/portal/posts`;
  const waiting = useList<PortalPost>(`${base}?status=waiting`);
  const decided = useList<PortalPost>(`${base}?status=decided`);
  const first = user.full_name.split(' ')[0];
  return (
    <>
      <PageHead title={`Hello, ${first}`} lead={leadOf(waiting)} />
      <section aria-labelledby="waiting">
        <h2 id="waiting">Waiting for you</h2>
        <Posts list={waiting} workspace={workspace} what="what waits for you" />
        {waiting.state === 'ready' && waiting.items.length === 0 && (
          <Empty title="Nothing waits for you">
            <p>As soon as something is ready for your eyes, it is here, and you get a mail.</p>
          </Empty>
        )}
      </section>
      {(decided.items.length > 0 || decided.failure) && (
        <section aria-labelledby="decided">
          <h2 id="decided">Decided</h2>
          <Posts list={decided} workspace={workspace} what="what was decided" />
        </section>
      )}
    </>
  );
}

function leadOf(waiting: List<PortalPost>): string | undefined {
  const count = waiting.items.length;
  if (count === 0) return undefined;
  if (waiting.next !== null) return `More than ${count} posts wait for your approval.`;
  return count === 1 ? 'One post waits for your approval.' : `${count} posts wait for your approval.`;
}

function Posts({ list, workspace, what }: { list: List<PortalPost>; workspace: string; what: string }) {
  return (
    <>
      {list.items.length === 0 && list.state === 'loading' && <Loading what={what} />}
      {list.items.length > 0 && (
        <ul className="posts" aria-busy={list.state === 'loading'}>
          {list.items.map((post) => (
            <li key={post.id}>
              <Card post={post} workspace={workspace} />
            </li>
          ))}
        </ul>
      )}
      {list.failure && <Trouble failure={list.failure} again={list.items.length > 0 ? list.more : list.again} />}
      {list.next !== null && (
        <p className="more">
          <Button busy={list.state === 'loading'} onClick={list.more}>
            Show more
          </Button>
        </p>
      )}
    </>
  );
}

function Card({ post, workspace }: { post: PortalPost; workspace: string }) {
  const poster = post.film === null ? null : `/api/v1/w/${workspace}/portal/posts/${post.id}/poster`;
  return (
    <Link className="post" to={portalPostAt(workspace, post.id)}>
      {poster === null ? (
        <span className="poster words">{post.description}</span>
      ) : (
        <Poster at={poster} />
      )}
      <span className="post-words">
        <Badge tone={TONE[post.status]}>{STATUS[post.status]}</Badge>
        <b>{post.title}</b>
        <span className="soft">
          {[
            post.film && length(post.film.duration_seconds),
            post.platforms.map(platform).join(', '),
            post.status === 'waiting' && post.due_at !== null && `please by ${day(post.due_at)} (${ago(post.due_at)})`,
            post.status !== 'waiting' && post.scheduled_at !== null && `planned for ${day(post.scheduled_at)}`,
          ]
            .filter(Boolean)
            .join(' · ')}
        </span>
      </span>
    </Link>
  );
}

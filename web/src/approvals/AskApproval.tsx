import type { FormEvent } from 'react';
import { useApi } from '../app/context.tsx';
import { useDeed, useList } from '../app/load.ts';
import type { Post } from '../api/model.ts';
import { Button, Choice, Dialog, Text } from '../ui/parts.tsx';
import { Loading, Trouble } from '../ui/states.tsx';
import type { People } from './people.ts';
import { TermsFields, termsOf } from './Terms.tsx';

/** Sends a draft into review. */
export function AskApproval({
  workspace,
  people,
  onClose,
  onAsked,
}: {
  workspace: string;
  people: People;
  onClose: () => void;
  onAsked: () => void;
}) {
  const api = useApi();
  const base = `/api/v1/w/${workspace}/posts`;
  const drafts = useList<Post>(`${base}?status=draft`, 100);
  const returned = useList<Post>(`${base}?status=changes_requested`, 100);
  const posts = [...returned.items, ...drafts.items];
  const loading = drafts.state === 'loading' || returned.state === 'loading';
  const failed = drafts.failure ?? returned.failure;
  const ask = useDeed(async (form: FormData) => {
    const comment = String(form.get('comment')).trim();
    const given = Object.entries(termsOf(form)).filter(([, value]) => value !== null);
    const body = { ...Object.fromEntries(given), ...(comment === '' ? {} : { comment }) };
    await api.post(`${base}/${String(form.get('post'))}/submit`, body);
    onAsked();
  });
  const wrong = ask.failure?.fields ?? {};

  function submit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    void ask.run(new FormData(event.currentTarget));
  }

  return (
    <Dialog title="Ask for approval" onClose={onClose}>
      {loading && posts.length === 0 && <Loading what="drafts" />}
      {failed && <Trouble failure={failed} again={drafts.failure ? drafts.again : returned.again} />}
      {!loading && !failed && posts.length === 0 && (
        <>
          <p>There is no draft to ask about. Posts are made by the API for now.</p>
          <Button onClick={onClose}>Close</Button>
        </>
      )}
      {posts.length > 0 && (
        <form onSubmit={submit}>
          <Choice label="Post" name="post">
            {posts.map((post) => (
              <option key={post.id} value={post.id}>
                {post.title}
                {post.status === 'changes_requested' ? ' (changes were asked for)' : ''}
              </option>
            ))}
          </Choice>
          <TermsFields terms={{}} people={people} wrong={wrong} />
          <Text label="Say something with it" name="comment" maxLength={2000} wrong={wrong['comment']} />
          {ask.failure && Object.keys(wrong).length === 0 && <Trouble failure={ask.failure} />}
          <div className="deeds">
            <Button type="submit" kind="first" busy={ask.busy}>
              Ask
            </Button>
            <Button onClick={onClose}>Cancel</Button>
          </div>
        </form>
      )}
    </Dialog>
  );
}

import { useEffect, useState } from 'react';
import { useApi, useMay, useMe } from '../app/context.tsx';
import type { Member, Page } from '../api/model.ts';

export interface People {
  /** The members as far as one may see them, for a choice. */
  all: { id: string; name: string; role: string }[];
  /** Begins a sentence, unless it is said to stand inside of one. */
  nameOf: (user: string | null, inside?: boolean) => string;
}

const MOST = 100;

/** Names for the ids in approvals; who may not see members reads "somebody". */
export function usePeople(workspace: string): People {
  const api = useApi();
  const me = useMe();
  const mayRead = useMay(workspace)('members:read');
  const [members, setMembers] = useState<Member[]>([]);
  useEffect(() => {
    if (!mayRead) return;
    const gone = new AbortController();
    api.get<Page<Member>>(`/api/v1/w/${workspace}/members?limit=${MOST}`, gone.signal).then(
      (page) => setMembers(page.items),
      () => undefined, // the page is whole without names
    );
    return () => gone.abort();
  }, [api, workspace, mayRead]);
  const nameOf = (user: string | null, inside = false) => {
    if (user === null) return 'Marquee';
    if (user === me.user.id) return inside ? 'you' : 'You';
    const member = members.find((each) => each.user_id === user);
    return member?.full_name ?? member?.email ?? (inside ? 'somebody' : 'Somebody');
  };
  const all = members.map((each) => ({
    id: each.user_id,
    name: each.full_name ?? each.email ?? 'Somebody',
    role: each.role,
  }));
  return { all, nameOf };
}

import '@hearth/community/components';
import type {} from '@hearth/community/jsx';
import type { HearthCommunity } from '@hearth/community/components';
import { type ReactNode, useRef, useState } from 'react';

async function getToken(): Promise<string> {
  return (await fetch('/hearth-token')).text();
}

/** The page and the server have one address here. */
export function CommunityPage(): ReactNode {
  const place = useRef<HearthCommunity>(null);
  const [unread, setUnread] = useState(0);
  return (
    <>
      <button type="button" onClick={() => place.current?.navigate('year-5-families')}>
        Families ({unread})
      </button>
      <hearth-unread-badge server="" community="alder-grove" getToken={getToken} />
      <hearth-community
        ref={place}
        className="talk"
        server=""
        community="alder-grove"
        layout="inline"
        getToken={getToken}
        onhearth-unread={(event) => setUnread(event.unread + event.mentions)}
        onhearth-error={({ code, message }) => console.warn(code, message)}
      />
    </>
  );
}

export function Wrong(): ReactNode {
  return (
    <>
      {/* @ts-expect-error there is no such layout */}
      <hearth-community layout="sidebar" />
      {/* @ts-expect-error there is no such attribute */}
      <hearth-unread-badge comunity="alder-grove" />
      {/* @ts-expect-error the event carries no such thing */}
      <hearth-community onhearth-unread={(event) => console.log(event.detail)} />
      {/* @ts-expect-error there is no such element */}
      <hearth-comunity />
    </>
  );
}

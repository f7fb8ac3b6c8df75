import { createContext, useContext } from 'react';

/** Where webhooks are shown: in the console, or to a partner who was given a link. */
export interface Place {
  of: (workspace: string) => string;
  isPartner: boolean;
}

export const InConsole: Place = { of: (workspace) => `/w/${workspace}/webhooks`, isPartner: false };
export const InPortal: Place = { of: (workspace) => `/portal/w/${workspace}/webhooks`, isPartner: true };

export const PlaceContext = createContext<Place>(InConsole);
export const usePlace = () => useContext(PlaceContext);

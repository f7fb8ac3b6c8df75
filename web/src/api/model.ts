/**
 * What the API answers with, as far as the console reads it: kept by hand. Each interface names its schema in
 * the OpenAPI document, and a system test (ConsoleIntegrationTests) holds the names of its fields against it.
 */

/** schema: PageFilmSummary and its like */
export interface Page<T> {
  items: T[];
  next_cursor: string | null;
}

/** schema: TokenResponse */
export interface TokenResponse {
  access_token?: string;
  expires_in?: number;
  mfa_required?: boolean;
  mfa_token?: string;
  methods?: string[];
}

/** schema: Profile */
export interface Profile {
  id: string;
  email: string;
  email_verified: boolean;
  full_name: string;
}

/** schema: MyMembership */
export interface Membership {
  workspace_id: string;
  workspace_name: string;
  role: string;
  role_name: string;
  permissions: string[];
}

/** schema: Me */
export interface Me {
  user: Profile;
  memberships: Membership[];
}

/** schema: SessionItem */
export interface SessionItem {
  id: string;
  device: string;
  place: string;
  ip_address: string | null;
  last_used_at: string;
  created_at: string;
  current: boolean;
}

/** schema: WorkspaceView */
export interface Workspace {
  id: string;
  name: string;
  slug: string;
  status: string;
}

/** schema: Branding */
export interface Branding {
  product_name: string | null;
  primary_color: string;
  text_color: string;
  background_color: string;
  has_logo: boolean;
}

export type FilmStatus = 'draft' | 'generating' | 'ready' | 'failed' | 'published';

/** schema: FilmSummary */
export interface FilmSummary {
  id: string;
  title: string;
  status: FilmStatus;
  shots: number;
  duration_seconds: number;
  cost_usd: number;
  published_platforms: string[];
  created_at: string;
}

/** schema: FilmView */
export interface Film {
  id: string;
  title: string;
  status: FilmStatus;
  shots: number;
  duration_seconds: number;
  cost_usd: number;
  generation_id: string | null;
  ready_generation_id: string | null;
  published_platforms: string[];
  created_at: string;
}

/** schema: VariantView */
export interface Variant {
  id: string;
  generation_id: string;
  aspect: string;
  size_bytes: number;
  width: number;
  height: number;
  duration_seconds: number;
  content_url: string;
}

export type GenerationStatus =
  | 'requested'
  | 'reserved'
  | 'rendering'
  | 'succeeded'
  | 'failed'
  | 'rejected'
  | 'cancelled';

/** schema: ShotProgress */
export interface ShotProgress {
  key: string;
  state: 'pending' | 'rendering' | 'finished';
  percent: number;
}

/** schema: GenerationProgress */
export interface Progress {
  stage: string | null;
  percent: number;
  shots_finished: number;
  shots_total: number;
  shots: ShotProgress[];
}

/** schema: GenerationFailure */
export interface GenerationFailure {
  code: string;
  stage: string;
  shot_key: string | null;
  detail: string;
}

/** schema: GenerationView */
export interface Generation {
  id: string;
  status: GenerationStatus;
  variants: string[];
  progress: Progress;
  failure: GenerationFailure | null;
  created_at: string;
}

/** What the stream of a generation says each time that it changes. */
export interface GenerationNews {
  generation_id: string;
  status: GenerationStatus;
  progress: Progress;
  failure: GenerationFailure | null;
}

/** schema: GenerationSummary */
export interface GenerationSummary {
  id: string;
  status: GenerationStatus;
  estimated_credits: number;
  credits_used: number;
  failure_code: string | null;
  created_at: string;
  ended_at: string | null;
}

/** schema: MeterUse */
export interface MeterUse {
  meter: string;
  unit: string;
  used: number;
  included: number;
  percent: number | null;
  forecast: number;
}

/** schema: CreditUse */
export interface CreditUse {
  used: number;
  held: number;
  available: number;
  included: number;
}

/** schema: UsagePeriod */
export interface UsagePeriod {
  start: string;
  end: string;
}

/** schema: UsageSummary */
export interface Usage {
  plan: string;
  period: UsagePeriod;
  meters: MeterUse[];
  credits: CreditUse;
  cost_usd: number;
  forecast_cost_usd: number;
}

/** schema: MemberItem */
export interface Member {
  id: string;
  user_id: string;
  email: string | null;
  full_name: string | null;
  role: string;
  role_name: string;
  created_at: string;
}

/** schema: RoleItem */
export interface Role {
  id: string;
  name: string;
  description: string;
}

/** schema: InvitationSummary */
export interface Invitation {
  id: string;
  email: string;
  role_name: string;
  status: string;
  expires_at: string;
  created_at: string;
}

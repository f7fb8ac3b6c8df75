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
  sender_name: string | null;
  hide_footer: boolean;
  has_logo: boolean;
  has_favicon: boolean;
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

/** schema: LooksResponse */
export interface PublicLooks {
  product_name: string | null;
  primary_color: string;
  text_color: string;
  background_color: string;
  hide_footer: boolean;
  has_logo: boolean;
  has_favicon: boolean;
}

/** Whose domain the gateway was called by; it says so itself. */
export interface Host {
  workspace_id: string | null;
}

export type Audience = 'internal' | 'client';
export type Priority = 'low' | 'normal' | 'high' | 'urgent';

/** schema: ApprovalStages */
export interface ApprovalStages {
  required: boolean;
  stages: Stage[];
}

/** schema: Stage */
export interface Stage {
  id: string;
  name: string;
  audience: Audience;
  due_in_hours: number | null;
}

export type ApprovalStatus = 'pending' | 'approved' | 'rejected' | 'voided';

/** schema: Stage, as an approval has it */
export interface StageAt {
  id: string;
  name: string;
  audience: Audience;
  position: number;
}

/** schema: ApprovalSummary */
export interface Approval {
  id: string;
  post_id: string;
  post_title: string;
  film_id: string | null;
  status: ApprovalStatus;
  stage: StageAt;
  stages: StageAt[];
  content_hash: string;
  assignee_id: string | null;
  due_at: string | null;
  priority: Priority;
  estimated_hours: number | null;
  submitted_by: string | null;
  submitted_at: string;
  decided_at: string | null;
}

/** schema: Entry */
export interface HistoryEntry {
  at: string;
  by: string | null;
  action: 'submitted' | 'assigned' | 'approved' | 'rejected' | 'voided' | 'reminded';
  stage: string;
  comment: string | null;
  /** Why it is void. */
  reason: 'edited' | 'film_changed' | 'cancelled' | null;
  on_behalf_of_client: boolean;
}

/** An approval with all that happened to it. */
export interface ApprovalWhole extends Approval {
  history: HistoryEntry[];
}

/** schema: Workload */
export interface Workload {
  assignee_id: string | null;
  pending: number;
  overdue: number;
  estimated_hours: number;
}

/** schema: PostComment */
export interface PostComment {
  id: string;
  text: string;
  at_seconds: number | null;
  audience: Audience;
  by_client: boolean;
  created_by: string | null;
  created_at: string;
}

/** schema: PublicationSummary */
export interface Publication {
  id: string;
  platform: string;
  status: string;
}

/** schema: PostSummary */
export interface Post {
  id: string;
  title: string;
  description: string;
  film_id: string | null;
  variant_id: string | null;
  status: string;
  scheduled_at: string | null;
  publications: Publication[];
  content_hash: string;
}

export type PortalStatus = 'waiting' | 'approved' | 'changes_requested' | 'published';

/** schema: Film */
export interface PortalFilm {
  id: string;
  title: string;
  duration_seconds: number;
  aspect_ratio: string;
}

/** schema: Publication */
export interface PortalPublication {
  platform: string;
  url: string | null;
  published_at: string | null;
}

/** schema: Stage, as clients see it */
export interface PortalStage {
  id: string;
  name: string;
}

/** schema: PortalPost */
export interface PortalPost {
  id: string;
  title: string;
  description: string;
  film: PortalFilm | null;
  status: PortalStatus;
  stage: PortalStage | null;
  content_hash: string;
  due_at: string | null;
  scheduled_at: string | null;
  platforms: string[];
  publications: PortalPublication[];
}

/** schema: Comment */
export interface PortalComment {
  id: string;
  text: string;
  at_seconds: number | null;
  by_client: boolean;
  created_at: string;
}

/** schema: Decision */
export interface PortalDecision {
  at: string;
  by_client: boolean;
  action: string;
  comment: string | null;
}

/** A post of the portal with what was said of it. */
export interface PortalPostWhole extends PortalPost {
  comments: PortalComment[];
  decisions: PortalDecision[];
}

/** schema: WebhookView */
export interface Webhook {
  id: string;
  url: string;
  description: string;
  event_types: string[];
  status: 'enabled' | 'disabled';
  failing_since: string | null;
  created_at: string;
  secret: string | null;
}

/** schema: Attempt */
export interface Attempt {
  started_at: string;
  duration_ms: number | null;
  status_code: number | null;
  outcome: string;
  answer: string | null;
}

/** schema: DeliveryView */
export interface Delivery {
  id: string;
  event_id: string;
  event_type: string;
  status: 'pending' | 'succeeded' | 'failed';
  created_at: string;
  next_attempt_at: string | null;
  payload: unknown;
  attempts: Attempt[];
}

/** schema: EventType */
export interface EventType {
  type: string;
  description: string;
}

/** schema: ApiKeyItem */
export interface ApiKey {
  id: string;
  name: string;
  status: string;
  permissions: string[];
  created_at: string;
  expires_at: string | null;
  last_used_at: string | null;
}

/** schema: IssuedApiKey */
export interface IssuedApiKey {
  secret: string;
}

/** schema: DomainView */
export interface Domain {
  id: string;
  host: string;
  status: 'pending' | 'verified' | 'suspended';
  problem: string | null;
  txt_name: string;
  txt_value: string;
  cname_target: string;
  verified_at: string | null;
  checked_at: string | null;
}

CREATE TABLE "blind_readings" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"layer_id" uuid NOT NULL,
	"code" text NOT NULL,
	"reason" text NOT NULL,
	"asked_by" uuid NOT NULL,
	"allowed_by" uuid,
	"allowed_at" timestamp with time zone,
	"expires_at" timestamp with time zone,
	CONSTRAINT "two_people_read" CHECK ("blind_readings"."allowed_by" is null or "blind_readings"."allowed_by" <> "blind_readings"."asked_by")
);
--> statement-breakpoint
CREATE TABLE "paper_sheets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"part_key" text NOT NULL,
	"state" text DEFAULT 'first' NOT NULL,
	"first_by" uuid NOT NULL,
	"first_at" timestamp with time zone DEFAULT now() NOT NULL,
	"first_values" jsonb NOT NULL,
	"first_sum" integer,
	"second_by" uuid,
	"second_at" timestamp with time zone,
	"second_values" jsonb,
	"second_sum" integer,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	"decided_values" jsonb,
	"decided_sum" integer,
	"decided_reason" text,
	CONSTRAINT "paper_sheets_entryId_partKey_unique" UNIQUE("entry_id","part_key"),
	CONSTRAINT "two_different_typists" CHECK ("paper_sheets"."second_by" is null or "paper_sheets"."second_by" <> "paper_sheets"."first_by"),
	CONSTRAINT "a_third_decides" CHECK ("paper_sheets"."decided_by" is null or ("paper_sheets"."decided_by" <> "paper_sheets"."first_by" and "paper_sheets"."decided_by" <> "paper_sheets"."second_by"))
);
--> statement-breakpoint
CREATE TABLE "certificate_proofs" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"entry_id" uuid NOT NULL,
	"person_id" uuid NOT NULL,
	"content" jsonb NOT NULL,
	"content_hash" text NOT NULL,
	"state" text DEFAULT 'asked' NOT NULL,
	"answer" text,
	"answered_at" timestamp with time zone,
	"reply" text,
	"replied_by" uuid,
	"asked_by" uuid NOT NULL,
	CONSTRAINT "certificate_proofs_editionId_kind_entryId_contentHash_unique" UNIQUE("edition_id","kind","entry_id","content_hash")
);
--> statement-breakpoint
CREATE TABLE "official_documents" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"competition_id" uuid,
	"kind" text NOT NULL,
	"title" text NOT NULL,
	"document_number" text NOT NULL,
	"edition_ids" uuid[] DEFAULT '{}' NOT NULL,
	"payload" jsonb NOT NULL,
	"payload_hash" text,
	"state" text DEFAULT 'draft' NOT NULL,
	"created_by" uuid NOT NULL,
	"issued_by" uuid,
	"issued_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "region_seals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"issuer_name" text NOT NULL,
	"file_id" uuid,
	"sha256" text NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"uploaded_by" uuid NOT NULL,
	"activated_at" timestamp with time zone,
	"retired_at" timestamp with time zone,
	"retired_by" uuid
);
--> statement-breakpoint
CREATE TABLE "seal_approvals" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"seal_id" uuid NOT NULL,
	"approved_by" uuid NOT NULL,
	CONSTRAINT "seal_approvals_sealId_approvedBy_unique" UNIQUE("seal_id","approved_by")
);
--> statement-breakpoint
CREATE TABLE "studio_budgets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"studio_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"lines" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "studio_budgets_studioId_year_unique" UNIQUE("studio_id","year")
);
--> statement-breakpoint
CREATE TABLE "allowance_stops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"from_month" integer NOT NULL,
	"condition" text NOT NULL,
	"note" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "claim_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"personal_fen" bigint DEFAULT 0 NOT NULL,
	"live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "claim_line_positive" CHECK ("claim_lines"."amount_fen" > 0 and "claim_lines"."personal_fen" >= 0 and "claim_lines"."personal_fen" <= "claim_lines"."amount_fen")
);
--> statement-breakpoint
CREATE TABLE "entitlement_evaluations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"mode" text NOT NULL,
	"by" uuid,
	"by_name" text NOT NULL,
	"reason" text,
	"editions" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "entitlement_evaluations_regionId_number_unique" UNIQUE("region_id","number")
);
--> statement-breakpoint
CREATE TABLE "entitlement_fact_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"region_id" uuid NOT NULL,
	"fact_id" uuid NOT NULL,
	"since" integer NOT NULL,
	"until" integer,
	"on" date NOT NULL,
	"fact" jsonb NOT NULL,
	CONSTRAINT "entitlement_fact_versions_factId_since_unique" UNIQUE("fact_id","since")
);
--> statement-breakpoint
CREATE TABLE "policy_editions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"policy_id" text NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "policy_editions_policyId_hash_unique" UNIQUE("policy_id","hash")
);
--> statement-breakpoint
CREATE TABLE "registered_facts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"fact" jsonb NOT NULL,
	"document_number" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text
);
--> statement-breakpoint
CREATE TABLE "notice_objections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"notice_id" uuid NOT NULL,
	"receipt_hash" text NOT NULL,
	"filed_by_name" text,
	"contact_cipher" "bytea",
	"text" text NOT NULL,
	"state" text DEFAULT 'filed' NOT NULL,
	"answer" text,
	"answered_by" uuid,
	"answered_by_name" text,
	"answered_at" timestamp with time zone,
	CONSTRAINT "notice_objections_receiptHash_unique" UNIQUE("receipt_hash"),
	CONSTRAINT "an_answer_has_its_author" CHECK (("notice_objections"."state" = 'filed') = ("notice_objections"."answered_by" is null))
);
--> statement-breakpoint
ALTER TABLE "entitlement_lines" DROP CONSTRAINT "entitlement_lines_regionId_factId_rule_unique";--> statement-breakpoint
DROP INDEX "one_batch_per_edition_kind";--> statement-breakpoint
DROP INDEX "one_payment_per_line_and_period";--> statement-breakpoint
ALTER TABLE "claims" ALTER COLUMN "dossier" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ALTER COLUMN "payee_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "field_size" integer;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "field_fixed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "seating" jsonb;--> statement-breakpoint
ALTER TABLE "competitions" ADD COLUMN "used_steps" text[] DEFAULT '{}' NOT NULL;--> statement-breakpoint
ALTER TABLE "competitions" ADD COLUMN "eligibility" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "answers" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "submitted_by" uuid;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "submitted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "decided_by" uuid;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "decided_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "entries" ADD COLUMN "slip_code" text;--> statement-breakpoint
ALTER TABLE "judge_assignments" ADD COLUMN "training_confirmed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "judge_assignments" ADD COLUMN "training_confirmed_by" uuid;--> statement-breakpoint
ALTER TABLE "judge_sheets" ADD COLUMN "scheme_edition" integer;--> statement-breakpoint
ALTER TABLE "judge_sheets" ADD COLUMN "total" integer;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "input_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "drawn_by" uuid;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "drawn_by_name" text;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "closed_by_name" text;--> statement-breakpoint
ALTER TABLE "result_editions" ADD COLUMN "provisional_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "result_editions" ADD COLUMN "provisional_by_name" text;--> statement-breakpoint
ALTER TABLE "result_editions" ADD COLUMN "appeals_close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD COLUMN "signed_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "source_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- What is issued already stands for its entry.
UPDATE "certificates" SET "source_key" = "entry_id"::text WHERE "entry_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "credential" jsonb;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "signer_fingerprint" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "signer_name" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "kept_for_edition_id" uuid;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "kept_reason" text;--> statement-breakpoint
ALTER TABLE "annual_reports" ADD COLUMN "accepted_by" uuid;--> statement-breakpoint
ALTER TABLE "annual_reports" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "rectification_due_on" date;--> statement-breakpoint
ALTER TABLE "review_assignments" ADD COLUMN "conflict" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "review_assignments" ADD COLUMN "by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "review_assignments" ADD COLUMN "visited_on" date;--> statement-breakpoint
ALTER TABLE "review_candidates" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "review_candidates" ADD COLUMN "panel_remarks" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD COLUMN "excellent_share" integer;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD COLUMN "document_number" text;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD COLUMN "experts_per_studio" smallint DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "document_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "policy_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "opened_by" uuid;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "filed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "head_approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "entitlement_facts" ADD COLUMN "label" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "clause" text NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "policy_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "evaluation" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approval_note" text;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "exported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "paid_on" date;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fund" text NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "payee_type" text NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "payee_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "bank_account_id" uuid;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "published_by_name" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "place" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_layer_id_blind_layers_id_fk" FOREIGN KEY ("layer_id") REFERENCES "public"."blind_layers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_allowed_by_users_id_fk" FOREIGN KEY ("allowed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_first_by_users_id_fk" FOREIGN KEY ("first_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_second_by_users_id_fk" FOREIGN KEY ("second_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_edition_id_result_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."result_editions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_person_id_persons_id_fk" FOREIGN KEY ("person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_replied_by_users_id_fk" FOREIGN KEY ("replied_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "certificate_proofs" ADD CONSTRAINT "certificate_proofs_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_documents" ADD CONSTRAINT "official_documents_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_documents" ADD CONSTRAINT "official_documents_competition_id_competitions_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competitions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_documents" ADD CONSTRAINT "official_documents_created_by_users_id_fk" FOREIGN KEY ("created_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_documents" ADD CONSTRAINT "official_documents_issued_by_users_id_fk" FOREIGN KEY ("issued_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_seals" ADD CONSTRAINT "region_seals_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_seals" ADD CONSTRAINT "region_seals_uploaded_by_users_id_fk" FOREIGN KEY ("uploaded_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "region_seals" ADD CONSTRAINT "region_seals_retired_by_users_id_fk" FOREIGN KEY ("retired_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_approvals" ADD CONSTRAINT "seal_approvals_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_approvals" ADD CONSTRAINT "seal_approvals_seal_id_region_seals_id_fk" FOREIGN KEY ("seal_id") REFERENCES "public"."region_seals"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "seal_approvals" ADD CONSTRAINT "seal_approvals_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studio_budgets" ADD CONSTRAINT "studio_budgets_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studio_budgets" ADD CONSTRAINT "studio_budgets_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_stops" ADD CONSTRAINT "allowance_stops_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_stops" ADD CONSTRAINT "allowance_stops_line_id_entitlement_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."entitlement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_stops" ADD CONSTRAINT "allowance_stops_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_line_id_entitlement_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."entitlement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_evaluations" ADD CONSTRAINT "entitlement_evaluations_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_evaluations" ADD CONSTRAINT "entitlement_evaluations_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_fact_versions" ADD CONSTRAINT "entitlement_fact_versions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_fact_versions" ADD CONSTRAINT "entitlement_fact_versions_fact_id_entitlement_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."entitlement_facts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_facts" ADD CONSTRAINT "registered_facts_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_facts" ADD CONSTRAINT "registered_facts_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_objections" ADD CONSTRAINT "notice_objections_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_objections" ADD CONSTRAINT "notice_objections_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_objections" ADD CONSTRAINT "notice_objections_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blind_readings_event_id_index" ON "blind_readings" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "paper_sheets_region_id_event_id_index" ON "paper_sheets" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "certificate_proofs_region_id_event_id_index" ON "certificate_proofs" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "certificate_proofs_person_id_index" ON "certificate_proofs" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "official_documents_region_id_state_index" ON "official_documents" USING btree ("region_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "one_document_per_number" ON "official_documents" USING btree ("region_id","document_number") WHERE state = 'issued';--> statement-breakpoint
CREATE INDEX "region_seals_region_id_index" ON "region_seals" USING btree ("region_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_seal_in_use" ON "region_seals" USING btree ("region_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "studio_budgets_region_id_index" ON "studio_budgets" USING btree ("region_id");--> statement-breakpoint
CREATE INDEX "allowance_stops_region_id_line_id_index" ON "allowance_stops" USING btree ("region_id","line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_claim_per_line" ON "claim_lines" USING btree ("line_id") WHERE live;--> statement-breakpoint
CREATE INDEX "claim_lines_claim_id_index" ON "claim_lines" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "entitlement_fact_versions_region_id_since_index" ON "entitlement_fact_versions" USING btree ("region_id","since");--> statement-breakpoint
CREATE INDEX "registered_facts_region_id_on_index" ON "registered_facts" USING btree ("region_id","on");--> statement-breakpoint
CREATE INDEX "notice_objections_region_id_notice_id_index" ON "notice_objections" USING btree ("region_id","notice_id");--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge_assignments" ADD CONSTRAINT "judge_assignments_training_confirmed_by_users_id_fk" FOREIGN KEY ("training_confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_drawn_by_users_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "annual_reports" ADD CONSTRAINT "annual_reports_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD CONSTRAINT "entitlement_lines_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_bank_account_id_bank_accounts_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "certificate_batches_event_id_index" ON "certificate_batches" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "certificate_batches_edition_id_index" ON "certificate_batches" USING btree ("edition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_standing_certificate" ON "certificates" USING btree ("region_id","kind","source_key") WHERE status in ('valid', 'suspended') and source_key <> '';--> statement-breakpoint
CREATE UNIQUE INDEX "one_active_account" ON "bank_accounts" USING btree ("owner_type","owner_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "entitlement_lines_region_id_policy_id_rule_index" ON "entitlement_lines" USING btree ("region_id","policy_id","rule");--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_notice" ON "notices" USING btree ("subject_type","subject_id","kind") WHERE state = 'open';--> statement-breakpoint
CREATE UNIQUE INDEX "one_payment_per_line_and_period" ON "payments" USING btree ("line_id","period","part") WHERE state <> 'returned';--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_slipCode_unique" UNIQUE("slip_code");--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD CONSTRAINT "entitlement_lines_regionId_factId_policyId_rule_part_unique" UNIQUE("region_id","fact_id","policy_id","rule","part");--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "account_needs_second_person" CHECK ("bank_accounts"."approved_by" is null or "bank_accounts"."approved_by" <> "bank_accounts"."proposed_by");--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budget_not_negative" CHECK ("budgets"."amount_fen" >= 0);--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD CONSTRAINT "approved_within_line" CHECK ("entitlement_lines"."approved_fen" is null or ("entitlement_lines"."approved_fen" > 0 and "entitlement_lines"."approved_fen" <= "entitlement_lines"."amount_fen"));
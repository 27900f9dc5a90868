CREATE TABLE "item_mark_history" (
	"id" bigint PRIMARY KEY GENERATED ALWAYS AS IDENTITY (sequence name "item_mark_history_id_seq" INCREMENT BY 1 MINVALUE 1 MAXVALUE 9223372036854775807 START WITH 1 CACHE 1),
	"at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"item_mark_id" uuid NOT NULL,
	"version" integer NOT NULL,
	"part_key" text NOT NULL,
	"slot" smallint NOT NULL,
	"item_key" text NOT NULL,
	"value" integer,
	"mark" integer,
	"scheme_edition" integer NOT NULL,
	"by" uuid NOT NULL,
	"source" text NOT NULL,
	"reason" text,
	"idempotency_key" text,
	CONSTRAINT "item_mark_history_itemMarkId_version_unique" UNIQUE("item_mark_id","version")
);
--> statement-breakpoint
CREATE TABLE "item_marks" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"part_key" text NOT NULL,
	"slot" smallint NOT NULL,
	"item_key" text NOT NULL,
	"value" integer,
	"mark" integer,
	"scheme_edition" integer NOT NULL,
	"entered_by" uuid NOT NULL,
	"source" text NOT NULL,
	CONSTRAINT "item_marks_entryId_partKey_itemKey_slot_unique" UNIQUE("entry_id","part_key","item_key","slot")
);
--> statement-breakpoint
CREATE TABLE "correction_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"label" text NOT NULL,
	"before" jsonb NOT NULL,
	"after" jsonb,
	"state" text DEFAULT 'open' NOT NULL,
	"reason" text,
	"settled_by" uuid,
	"settled_by_name" text,
	"settled_at" timestamp with time zone,
	CONSTRAINT "correction_items_editionId_kind_subjectId_unique" UNIQUE("edition_id","kind","subject_id"),
	CONSTRAINT "a_decision_has_its_reason" CHECK ("correction_items"."state" not in ('superseded', 'kept') or ("correction_items"."reason" is not null and "correction_items"."settled_by" is not null))
);
--> statement-breakpoint
CREATE TABLE "result_corrections" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"competition_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"state" text DEFAULT 'open' NOT NULL,
	"base_edition" integer NOT NULL,
	"before" jsonb NOT NULL,
	"reason" text NOT NULL,
	"appeal_id" uuid,
	"rules" jsonb,
	"rules_by" uuid,
	"rules_by_name" text,
	"opened_by" uuid NOT NULL,
	"opened_by_name" text NOT NULL,
	"closed_by" uuid,
	"closed_by_name" text,
	"closed_at" timestamp with time zone,
	"edition_id" uuid,
	"counts" jsonb
);
--> statement-breakpoint
CREATE TABLE "recognition_opinions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"studio_id" uuid NOT NULL,
	"request_id" uuid NOT NULL,
	"expert_person_id" uuid NOT NULL,
	"state" text DEFAULT 'proposed' NOT NULL,
	"decline_reason" text,
	"conflict" boolean DEFAULT false NOT NULL,
	"by_hand" boolean DEFAULT false NOT NULL,
	"due_at" timestamp with time zone,
	"grade" text,
	"reason" text,
	"submission" integer,
	"submitted_at" timestamp with time zone,
	"visited_on" date,
	CONSTRAINT "recognition_opinions_requestId_expertPersonId_unique" UNIQUE("request_id","expert_person_id")
);
--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "boards" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "import_batches" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
ALTER TABLE "marking_schemes" ADD COLUMN "frozen_by" uuid;--> statement-breakpoint
ALTER TABLE "official_documents" ADD COLUMN "studio_request_id" uuid;--> statement-breakpoint
ALTER TABLE "apprentices" ADD COLUMN "start_level" text;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD COLUMN "minutes" jsonb;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "papers_cipher" "bytea";--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approval_document" text;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approval_on" date;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_competition_id_competitions_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_edition_id_result_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."result_editions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_settled_by_users_id_fk" FOREIGN KEY ("settled_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_competition_id_competitions_id_fk" FOREIGN KEY ("competition_id") REFERENCES "public"."competitions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_appeal_id_appeals_id_fk" FOREIGN KEY ("appeal_id") REFERENCES "public"."appeals"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_rules_by_users_id_fk" FOREIGN KEY ("rules_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_closed_by_users_id_fk" FOREIGN KEY ("closed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "result_corrections" ADD CONSTRAINT "result_corrections_edition_id_result_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."result_editions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_request_id_studio_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."studio_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_expert_person_id_persons_id_fk" FOREIGN KEY ("expert_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_mark_history_entry_id_index" ON "item_mark_history" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "item_marks_region_id_event_id_index" ON "item_marks" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "correction_items_region_id_event_id_state_index" ON "correction_items" USING btree ("region_id","event_id","state");--> statement-breakpoint
CREATE INDEX "correction_items_kind_subject_id_index" ON "correction_items" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "result_corrections_region_id_competition_id_index" ON "result_corrections" USING btree ("region_id","competition_id");--> statement-breakpoint
CREATE INDEX "result_corrections_event_id_index" ON "result_corrections" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_correction" ON "result_corrections" USING btree ("event_id") WHERE state = 'open';--> statement-breakpoint
CREATE INDEX "recognition_opinions_region_id_expert_person_id_index" ON "recognition_opinions" USING btree ("region_id","expert_person_id");--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "marking_schemes" ADD CONSTRAINT "marking_schemes_frozen_by_users_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "official_documents" ADD CONSTRAINT "official_documents_studio_request_id_studio_requests_id_fk" FOREIGN KEY ("studio_request_id") REFERENCES "public"."studio_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batches_organisation_id_index" ON "import_batches" USING btree ("organisation_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_draft_per_application" ON "official_documents" USING btree ("studio_request_id") WHERE state = 'draft';--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "item_mark_history" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

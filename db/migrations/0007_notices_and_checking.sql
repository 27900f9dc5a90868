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
CREATE TABLE "correction_items" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"former_edition_id" uuid NOT NULL,
	"edition_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"subject_id" uuid NOT NULL,
	"summary" jsonb NOT NULL,
	"outcome" text,
	"reason" text,
	"decided_by" uuid,
	"decided_by_name" text,
	"decided_at" timestamp with time zone,
	CONSTRAINT "correction_items_editionId_kind_subjectId_unique" UNIQUE("edition_id","kind","subject_id"),
	CONSTRAINT "a_decided_item_has_its_author" CHECK (("correction_items"."outcome" is null) = ("correction_items"."decided_by" is null))
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
ALTER TABLE "competition_events" ADD COLUMN "live_board" text DEFAULT 'off' NOT NULL;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "live_board_frozen" jsonb;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "input_hash" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "drawn_by" uuid;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "drawn_by_name" text;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "rechecks" ADD COLUMN "closed_by_name" text;--> statement-breakpoint
ALTER TABLE "result_editions" ADD COLUMN "provisional_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "result_editions" ADD COLUMN "provisional_by_name" text;--> statement-breakpoint
ALTER TABLE "result_editions" ADD COLUMN "appeals_close_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "sign_offs" ADD COLUMN "signed_by_name" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "withdrawn_reason" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "closed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "published_by_name" text;--> statement-breakpoint
ALTER TABLE "notices" ADD COLUMN "place" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_first_by_users_id_fk" FOREIGN KEY ("first_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_second_by_users_id_fk" FOREIGN KEY ("second_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "paper_sheets" ADD CONSTRAINT "paper_sheets_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_former_edition_id_result_editions_id_fk" FOREIGN KEY ("former_edition_id") REFERENCES "public"."result_editions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_edition_id_result_editions_id_fk" FOREIGN KEY ("edition_id") REFERENCES "public"."result_editions"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "correction_items" ADD CONSTRAINT "correction_items_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_objections" ADD CONSTRAINT "notice_objections_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_objections" ADD CONSTRAINT "notice_objections_notice_id_notices_id_fk" FOREIGN KEY ("notice_id") REFERENCES "public"."notices"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "notice_objections" ADD CONSTRAINT "notice_objections_answered_by_users_id_fk" FOREIGN KEY ("answered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "paper_sheets_region_id_event_id_index" ON "paper_sheets" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "correction_items_region_id_event_id_index" ON "correction_items" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "notice_objections_region_id_notice_id_index" ON "notice_objections" USING btree ("region_id","notice_id");--> statement-breakpoint
ALTER TABLE "rechecks" ADD CONSTRAINT "rechecks_drawn_by_users_id_fk" FOREIGN KEY ("drawn_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_running_notice" ON "notices" USING btree ("subject_type","subject_id","kind") WHERE state = 'open';
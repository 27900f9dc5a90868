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
ALTER TABLE "import_batches" ADD COLUMN "organisation_id" uuid;--> statement-breakpoint
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
CREATE INDEX "correction_items_region_id_event_id_state_index" ON "correction_items" USING btree ("region_id","event_id","state");--> statement-breakpoint
CREATE INDEX "correction_items_kind_subject_id_index" ON "correction_items" USING btree ("kind","subject_id");--> statement-breakpoint
CREATE INDEX "result_corrections_region_id_competition_id_index" ON "result_corrections" USING btree ("region_id","competition_id");--> statement-breakpoint
CREATE INDEX "result_corrections_event_id_index" ON "result_corrections" USING btree ("event_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_open_correction" ON "result_corrections" USING btree ("event_id") WHERE state = 'open';--> statement-breakpoint
ALTER TABLE "import_batches" ADD CONSTRAINT "import_batches_organisation_id_organisations_id_fk" FOREIGN KEY ("organisation_id") REFERENCES "public"."organisations"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "import_batches_organisation_id_index" ON "import_batches" USING btree ("organisation_id");
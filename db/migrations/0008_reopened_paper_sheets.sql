CREATE TABLE "reopened_paper_sheets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"region_id" uuid NOT NULL,
	"event_id" uuid NOT NULL,
	"entry_id" uuid NOT NULL,
	"part_key" text NOT NULL,
	"typings" jsonb NOT NULL,
	"reason" text NOT NULL,
	"reopened_by" uuid NOT NULL,
	"reopened_by_name" text NOT NULL,
	"reopened_at" timestamp with time zone DEFAULT now() NOT NULL
);
--> statement-breakpoint
ALTER TABLE "reopened_paper_sheets" ADD CONSTRAINT "reopened_paper_sheets_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopened_paper_sheets" ADD CONSTRAINT "reopened_paper_sheets_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopened_paper_sheets" ADD CONSTRAINT "reopened_paper_sheets_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "reopened_paper_sheets" ADD CONSTRAINT "reopened_paper_sheets_reopened_by_users_id_fk" FOREIGN KEY ("reopened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "reopened_paper_sheets_region_id_event_id_index" ON "reopened_paper_sheets" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "reopened_paper_sheets_entry_id_part_key_index" ON "reopened_paper_sheets" USING btree ("entry_id","part_key");
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
ALTER TABLE "marking_schemes" ADD COLUMN "frozen_by" uuid;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_entry_id_entries_id_fk" FOREIGN KEY ("entry_id") REFERENCES "public"."entries"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "item_marks" ADD CONSTRAINT "item_marks_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "item_mark_history_entry_id_index" ON "item_mark_history" USING btree ("entry_id");--> statement-breakpoint
CREATE INDEX "item_marks_region_id_event_id_index" ON "item_marks" USING btree ("region_id","event_id");--> statement-breakpoint
ALTER TABLE "marking_schemes" ADD CONSTRAINT "marking_schemes_frozen_by_users_id_fk" FOREIGN KEY ("frozen_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE TRIGGER append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON "item_mark_history" FOR EACH STATEMENT EXECUTE FUNCTION refuse_change();

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
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_event_id_competition_events_id_fk" FOREIGN KEY ("event_id") REFERENCES "public"."competition_events"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_layer_id_blind_layers_id_fk" FOREIGN KEY ("layer_id") REFERENCES "public"."blind_layers"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_asked_by_users_id_fk" FOREIGN KEY ("asked_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "blind_readings" ADD CONSTRAINT "blind_readings_allowed_by_users_id_fk" FOREIGN KEY ("allowed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "blind_readings_event_id_index" ON "blind_readings" USING btree ("event_id");--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_submitted_by_users_id_fk" FOREIGN KEY ("submitted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_decided_by_users_id_fk" FOREIGN KEY ("decided_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "judge_assignments" ADD CONSTRAINT "judge_assignments_training_confirmed_by_users_id_fk" FOREIGN KEY ("training_confirmed_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entries" ADD CONSTRAINT "entries_slipCode_unique" UNIQUE("slip_code");
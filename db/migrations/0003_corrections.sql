ALTER TABLE "competition_events" ADD COLUMN "marks_locked_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "correction_reason" text;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "correction_opened_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "competition_events" ADD COLUMN "correction_opened_by" uuid;--> statement-breakpoint
ALTER TABLE "competition_events" ADD CONSTRAINT "competition_events_correction_opened_by_users_id_fk" FOREIGN KEY ("correction_opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
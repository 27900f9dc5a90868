ALTER TABLE "annual_reports" ADD COLUMN "accepted_by" uuid;--> statement-breakpoint
ALTER TABLE "annual_reports" ADD COLUMN "accepted_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "studios" ADD COLUMN "rectification_due_on" date;--> statement-breakpoint
ALTER TABLE "review_assignments" ADD COLUMN "conflict" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "review_assignments" ADD COLUMN "by_hand" boolean DEFAULT false NOT NULL;--> statement-breakpoint
ALTER TABLE "review_assignments" ADD COLUMN "visited_on" date;--> statement-breakpoint
ALTER TABLE "review_candidates" ADD COLUMN "decision_reason" text;--> statement-breakpoint
ALTER TABLE "review_candidates" ADD COLUMN "panel_remarks" jsonb DEFAULT '{}'::jsonb NOT NULL;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD COLUMN "excellent_share" integer;--> statement-breakpoint
ALTER TABLE "review_rounds" ADD COLUMN "experts_per_studio" smallint DEFAULT 2 NOT NULL;--> statement-breakpoint
ALTER TABLE "annual_reports" ADD CONSTRAINT "annual_reports_accepted_by_users_id_fk" FOREIGN KEY ("accepted_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;
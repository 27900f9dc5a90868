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
ALTER TABLE "official_documents" ADD COLUMN "studio_request_id" uuid;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_request_id_studio_requests_id_fk" FOREIGN KEY ("request_id") REFERENCES "public"."studio_requests"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "recognition_opinions" ADD CONSTRAINT "recognition_opinions_expert_person_id_persons_id_fk" FOREIGN KEY ("expert_person_id") REFERENCES "public"."persons"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "recognition_opinions_region_id_expert_person_id_index" ON "recognition_opinions" USING btree ("region_id","expert_person_id");--> statement-breakpoint
ALTER TABLE "official_documents" ADD CONSTRAINT "official_documents_studio_request_id_studio_requests_id_fk" FOREIGN KEY ("studio_request_id") REFERENCES "public"."studio_requests"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_draft_per_application" ON "official_documents" USING btree ("studio_request_id") WHERE state = 'draft';
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
DROP INDEX "one_batch_per_edition_kind";--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "source_key" text DEFAULT '' NOT NULL;--> statement-breakpoint
-- What is issued already stands for its entry.
UPDATE "certificates" SET "source_key" = "entry_id"::text WHERE "entry_id" IS NOT NULL;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "credential" jsonb;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "signer_fingerprint" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "signer_name" text;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "kept_for_edition_id" uuid;--> statement-breakpoint
ALTER TABLE "certificates" ADD COLUMN "kept_reason" text;--> statement-breakpoint
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
CREATE INDEX "certificate_proofs_region_id_event_id_index" ON "certificate_proofs" USING btree ("region_id","event_id");--> statement-breakpoint
CREATE INDEX "certificate_proofs_person_id_index" ON "certificate_proofs" USING btree ("person_id");--> statement-breakpoint
CREATE INDEX "official_documents_region_id_state_index" ON "official_documents" USING btree ("region_id","state");--> statement-breakpoint
CREATE UNIQUE INDEX "one_document_per_number" ON "official_documents" USING btree ("region_id","document_number") WHERE state = 'issued';--> statement-breakpoint
CREATE INDEX "region_seals_region_id_index" ON "region_seals" USING btree ("region_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_seal_in_use" ON "region_seals" USING btree ("region_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "certificate_batches_event_id_index" ON "certificate_batches" USING btree ("event_id");--> statement-breakpoint
CREATE INDEX "certificate_batches_edition_id_index" ON "certificate_batches" USING btree ("edition_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_standing_certificate" ON "certificates" USING btree ("region_id","kind","source_key") WHERE status in ('valid', 'suspended') and source_key <> '';
CREATE TABLE "allowance_stops" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"from_month" integer NOT NULL,
	"condition" text NOT NULL,
	"note" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"lifted_at" timestamp with time zone
);
--> statement-breakpoint
CREATE TABLE "claim_lines" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"claim_id" uuid NOT NULL,
	"line_id" uuid NOT NULL,
	"amount_fen" bigint NOT NULL,
	"personal_fen" bigint DEFAULT 0 NOT NULL,
	"live" boolean DEFAULT true NOT NULL,
	CONSTRAINT "claim_line_positive" CHECK ("claim_lines"."amount_fen" > 0 and "claim_lines"."personal_fen" >= 0 and "claim_lines"."personal_fen" <= "claim_lines"."amount_fen")
);
--> statement-breakpoint
CREATE TABLE "entitlement_evaluations" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"region_id" uuid NOT NULL,
	"number" integer NOT NULL,
	"mode" text NOT NULL,
	"by" uuid,
	"by_name" text NOT NULL,
	"reason" text,
	"editions" jsonb NOT NULL,
	"settings" jsonb NOT NULL,
	"changes" jsonb NOT NULL,
	CONSTRAINT "entitlement_evaluations_regionId_number_unique" UNIQUE("region_id","number")
);
--> statement-breakpoint
CREATE TABLE "entitlement_fact_versions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"region_id" uuid NOT NULL,
	"fact_id" uuid NOT NULL,
	"since" integer NOT NULL,
	"until" integer,
	"on" date NOT NULL,
	"fact" jsonb NOT NULL,
	CONSTRAINT "entitlement_fact_versions_factId_since_unique" UNIQUE("fact_id","since")
);
--> statement-breakpoint
CREATE TABLE "policy_editions" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"policy_id" text NOT NULL,
	"hash" text NOT NULL,
	"content" jsonb NOT NULL,
	CONSTRAINT "policy_editions_policyId_hash_unique" UNIQUE("policy_id","hash")
);
--> statement-breakpoint
CREATE TABLE "registered_facts" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"kind" text NOT NULL,
	"on" date NOT NULL,
	"fact" jsonb NOT NULL,
	"document_number" text NOT NULL,
	"entered_by" uuid NOT NULL,
	"withdrawn_at" timestamp with time zone,
	"withdrawn_reason" text
);
--> statement-breakpoint
ALTER TABLE "entitlement_lines" DROP CONSTRAINT "entitlement_lines_regionId_factId_rule_unique";--> statement-breakpoint
DROP INDEX "one_payment_per_line_and_period";--> statement-breakpoint
ALTER TABLE "claims" ALTER COLUMN "dossier" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ALTER COLUMN "payee_id" DROP NOT NULL;--> statement-breakpoint
ALTER TABLE "budgets" ADD COLUMN "document_number" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "policy_id" text NOT NULL;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "opened_by" uuid;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "filed_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "handled_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "head_approved_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "claims" ADD COLUMN "reason" text;--> statement-breakpoint
ALTER TABLE "entitlement_facts" ADD COLUMN "label" text DEFAULT '' NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "clause" text NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "policy_hash" text NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "evaluation" integer NOT NULL;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "tier" text;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approved_by" uuid;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approval_note" text;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "exported_at" timestamp with time zone;--> statement-breakpoint
ALTER TABLE "payment_batches" ADD COLUMN "paid_on" date;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "part" smallint DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "fund" text NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "payee_type" text NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "payee_id" uuid NOT NULL;--> statement-breakpoint
ALTER TABLE "payments" ADD COLUMN "bank_account_id" uuid;--> statement-breakpoint
ALTER TABLE "allowance_stops" ADD CONSTRAINT "allowance_stops_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_stops" ADD CONSTRAINT "allowance_stops_line_id_entitlement_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."entitlement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "allowance_stops" ADD CONSTRAINT "allowance_stops_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_claim_id_claims_id_fk" FOREIGN KEY ("claim_id") REFERENCES "public"."claims"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "claim_lines" ADD CONSTRAINT "claim_lines_line_id_entitlement_lines_id_fk" FOREIGN KEY ("line_id") REFERENCES "public"."entitlement_lines"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_evaluations" ADD CONSTRAINT "entitlement_evaluations_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_evaluations" ADD CONSTRAINT "entitlement_evaluations_by_users_id_fk" FOREIGN KEY ("by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_fact_versions" ADD CONSTRAINT "entitlement_fact_versions_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_fact_versions" ADD CONSTRAINT "entitlement_fact_versions_fact_id_entitlement_facts_id_fk" FOREIGN KEY ("fact_id") REFERENCES "public"."entitlement_facts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_facts" ADD CONSTRAINT "registered_facts_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "registered_facts" ADD CONSTRAINT "registered_facts_entered_by_users_id_fk" FOREIGN KEY ("entered_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "allowance_stops_region_id_line_id_index" ON "allowance_stops" USING btree ("region_id","line_id");--> statement-breakpoint
CREATE UNIQUE INDEX "one_live_claim_per_line" ON "claim_lines" USING btree ("line_id") WHERE live;--> statement-breakpoint
CREATE INDEX "claim_lines_claim_id_index" ON "claim_lines" USING btree ("claim_id");--> statement-breakpoint
CREATE INDEX "entitlement_fact_versions_region_id_since_index" ON "entitlement_fact_versions" USING btree ("region_id","since");--> statement-breakpoint
CREATE INDEX "registered_facts_region_id_on_index" ON "registered_facts" USING btree ("region_id","on");--> statement-breakpoint
ALTER TABLE "claims" ADD CONSTRAINT "claims_opened_by_users_id_fk" FOREIGN KEY ("opened_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD CONSTRAINT "entitlement_lines_approved_by_users_id_fk" FOREIGN KEY ("approved_by") REFERENCES "public"."users"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "payments" ADD CONSTRAINT "payments_bank_account_id_bank_accounts_id_fk" FOREIGN KEY ("bank_account_id") REFERENCES "public"."bank_accounts"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
CREATE UNIQUE INDEX "one_active_account" ON "bank_accounts" USING btree ("owner_type","owner_id") WHERE state = 'active';--> statement-breakpoint
CREATE INDEX "entitlement_lines_region_id_policy_id_rule_index" ON "entitlement_lines" USING btree ("region_id","policy_id","rule");--> statement-breakpoint
CREATE UNIQUE INDEX "one_payment_per_line_and_period" ON "payments" USING btree ("line_id","period","part") WHERE state <> 'returned';--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD CONSTRAINT "entitlement_lines_regionId_factId_policyId_rule_part_unique" UNIQUE("region_id","fact_id","policy_id","rule","part");--> statement-breakpoint
ALTER TABLE "bank_accounts" ADD CONSTRAINT "account_needs_second_person" CHECK ("bank_accounts"."approved_by" is null or "bank_accounts"."approved_by" <> "bank_accounts"."proposed_by");--> statement-breakpoint
ALTER TABLE "budgets" ADD CONSTRAINT "budget_not_negative" CHECK ("budgets"."amount_fen" >= 0);--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD CONSTRAINT "approved_within_line" CHECK ("entitlement_lines"."approved_fen" is null or ("entitlement_lines"."approved_fen" > 0 and "entitlement_lines"."approved_fen" <= "entitlement_lines"."amount_fen"));
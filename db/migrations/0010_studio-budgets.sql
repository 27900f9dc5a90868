CREATE TABLE "studio_budgets" (
	"id" uuid PRIMARY KEY DEFAULT gen_random_uuid() NOT NULL,
	"created_at" timestamp with time zone DEFAULT now() NOT NULL,
	"updated_at" timestamp with time zone DEFAULT now() NOT NULL,
	"version" integer DEFAULT 1 NOT NULL,
	"region_id" uuid NOT NULL,
	"studio_id" uuid NOT NULL,
	"year" smallint NOT NULL,
	"lines" jsonb DEFAULT '{}'::jsonb NOT NULL,
	CONSTRAINT "studio_budgets_studioId_year_unique" UNIQUE("studio_id","year")
);
--> statement-breakpoint
ALTER TABLE "studio_budgets" ADD CONSTRAINT "studio_budgets_region_id_regions_id_fk" FOREIGN KEY ("region_id") REFERENCES "public"."regions"("id") ON DELETE no action ON UPDATE no action;--> statement-breakpoint
ALTER TABLE "studio_budgets" ADD CONSTRAINT "studio_budgets_studio_id_studios_id_fk" FOREIGN KEY ("studio_id") REFERENCES "public"."studios"("id") ON DELETE cascade ON UPDATE no action;--> statement-breakpoint
CREATE INDEX "studio_budgets_region_id_index" ON "studio_budgets" USING btree ("region_id");
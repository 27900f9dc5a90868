-- Yes and no are booleans; the stored 0 and 1 keep their meaning.
ALTER TABLE "annual_report_versions" ALTER COLUMN "submitted" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "annual_report_versions" ALTER COLUMN "submitted" SET DATA TYPE boolean USING "submitted" <> 0;--> statement-breakpoint
ALTER TABLE "annual_report_versions" ALTER COLUMN "submitted" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "studio_requests" ALTER COLUMN "first_application" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "studio_requests" ALTER COLUMN "first_application" SET DATA TYPE boolean USING "first_application" <> 0;--> statement-breakpoint
ALTER TABLE "studio_requests" ALTER COLUMN "first_application" SET DEFAULT true;--> statement-breakpoint
ALTER TABLE "studios" ALTER COLUMN "synthetic" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "studios" ALTER COLUMN "synthetic" SET DATA TYPE boolean USING "synthetic" <> 0;--> statement-breakpoint
ALTER TABLE "studios" ALTER COLUMN "synthetic" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "review_candidates" ALTER COLUMN "vetoed" DROP DEFAULT;--> statement-breakpoint
ALTER TABLE "review_candidates" ALTER COLUMN "vetoed" SET DATA TYPE boolean USING "vetoed" <> 0;--> statement-breakpoint
ALTER TABLE "review_candidates" ALTER COLUMN "vetoed" SET DEFAULT false;--> statement-breakpoint
ALTER TABLE "certificates" DROP COLUMN "downloads";
ALTER TABLE "entitlement_lines" ADD COLUMN "approval_document" text;--> statement-breakpoint
ALTER TABLE "entitlement_lines" ADD COLUMN "approval_on" date;
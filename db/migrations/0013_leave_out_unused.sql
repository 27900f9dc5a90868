DROP TABLE "correction_items" CASCADE;--> statement-breakpoint
ALTER TABLE "competition_events" DROP COLUMN "live_board";--> statement-breakpoint
ALTER TABLE "competition_events" DROP COLUMN "live_board_frozen";
CREATE TABLE "sign_ups" (
	"id" text collate "C" PRIMARY KEY NOT NULL,
	"origin" text collate "C" NOT NULL,
	"created_at" timestamp (3) with time zone NOT NULL
);
--> statement-breakpoint
CREATE INDEX "sign_ups_origin" ON "sign_ups" USING btree ("origin","created_at");
-- What a run began with, when it was aborted, and what the ramdisk had sent. inspector_runs.has_data is not read any more.
ALTER TABLE inspector_runs ADD COLUMN began_as VARCHAR(16) DEFAULT 'starting' NOT NULL;
ALTER TABLE inspector_runs ADD COLUMN aborting BIGINT;
ALTER TABLE inspector_run_data ADD COLUMN unprocessed LONGTEXT;

-- The last runs of each node. Times are microseconds since 1970. No foreign key: a Python service beside this one deletes
-- and inserts the node's row at each start.
CREATE TABLE inspector_runs (
  node_uuid VARCHAR(36) NOT NULL,
  run_number BIGINT NOT NULL,
  started BIGINT NOT NULL,
  waiting BIGINT,
  processing BIGINT,
  finished BIGINT,
  outcome VARCHAR(16),
  error CHARACTER VARYING,
  conductor VARCHAR(255),
  has_data BOOLEAN NOT NULL DEFAULT FALSE,
  PRIMARY KEY (node_uuid, run_number)
);

-- What the hooks made of the data of a run; lists of runs do not read it.
CREATE TABLE inspector_run_data (
  node_uuid VARCHAR(36) NOT NULL,
  run_number BIGINT NOT NULL,
  data CHARACTER LARGE OBJECT,
  PRIMARY KEY (node_uuid, run_number)
);

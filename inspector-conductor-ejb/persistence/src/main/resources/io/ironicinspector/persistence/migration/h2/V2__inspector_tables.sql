-- What this service adds to upstream's schema. A Python service goes on working beside it.

-- The newest holder of each node's lock that wrote. No foreign key: it outlives its node.
CREATE TABLE inspector_fences (
  node_uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  store VARCHAR(255) NOT NULL,
  token BIGINT NOT NULL
);

-- Lists are ordered and paged by the start, so each row needs one.
UPDATE nodes SET started_at = COALESCE(finished_at, '1970-01-01 00:00:00') WHERE started_at IS NULL;

CREATE INDEX inspector_nodes_started_at ON nodes (started_at, uuid);
CREATE INDEX inspector_nodes_state ON nodes (state);
CREATE INDEX inspector_attributes_value ON attributes (name, "value");

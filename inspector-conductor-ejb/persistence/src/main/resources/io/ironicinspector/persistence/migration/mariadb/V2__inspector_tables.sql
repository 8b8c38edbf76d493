-- What this service adds to upstream's schema. A Python service goes on working beside it.

-- The newest holder of each node's lock that wrote. No foreign key: it outlives its node.
CREATE TABLE inspector_fences (
  node_uuid VARCHAR(36) NOT NULL PRIMARY KEY,
  store VARCHAR(255) NOT NULL,
  token BIGINT NOT NULL
) ENGINE = InnoDB DEFAULT CHARACTER SET utf8mb4;

-- Upstream: seconds only, three-byte characters, and a state that 11.1.0 left nullable.
UPDATE nodes SET state = 'finished' WHERE state IS NULL;
ALTER TABLE nodes
  MODIFY state ENUM ('starting', 'waiting', 'processing', 'finished', 'error', 'reapplying', 'enrolling', 'aborting') NOT NULL DEFAULT 'finished',
  MODIFY started_at DATETIME(6) NULL,
  MODIFY finished_at DATETIME(6) NULL,
  MODIFY error TEXT CHARACTER SET utf8mb4;
ALTER TABLE attributes MODIFY value VARCHAR(255) CHARACTER SET utf8mb4;
ALTER TABLE rules
  MODIFY created_at DATETIME(6) NOT NULL,
  MODIFY description TEXT CHARACTER SET utf8mb4;
ALTER TABLE rule_conditions
  MODIFY field TEXT CHARACTER SET utf8mb4,
  MODIFY params TEXT CHARACTER SET utf8mb4;
ALTER TABLE rule_actions MODIFY params TEXT CHARACTER SET utf8mb4;
ALTER TABLE introspection_data MODIFY data LONGTEXT CHARACTER SET utf8mb4;

-- Lists are ordered and paged by the start, so each row needs one.
UPDATE nodes SET started_at = COALESCE(finished_at, '1970-01-01 00:00:00') WHERE started_at IS NULL;

CREATE INDEX inspector_nodes_started_at ON nodes (started_at, uuid);
CREATE INDEX inspector_nodes_state ON nodes (state);
CREATE INDEX inspector_attributes_value ON attributes (name, value);
